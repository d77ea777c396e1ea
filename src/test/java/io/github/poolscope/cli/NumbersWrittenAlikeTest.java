package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.Fact;
import io.github.poolscope.analysis.FigureValue;
import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.Notice;
import io.github.poolscope.analysis.Notices;
import io.github.poolscope.analysis.RangeFigures;
import io.github.poolscope.analysis.TaskelFacts;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.report.ReportFormat;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** There is one way to write durations, shares, counts and sizes: that of {@link Units}. */
class NumbersWrittenAlikeTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/poolscope");
    private static final long MILLI = 1_000_000;
    private static final int TASKELS = 12_345;
    private static final int FAILED = 2_345;
    private static final int WORKERS = 1_234;

    /** A count of a thousand or more without separated thousands. */
    private static final Pattern UNSEPARATED = Pattern.compile("\\d{4,}");

    /** What is no count: the date, and the number of items in the text of the plan. */
    private static final Pattern NO_COUNT = Pattern.compile("November 2026|<td>12345 \\(");

    /** A number and its unit in a literal of the sources, such as "%.1f s" or " MiB". */
    private static final Pattern WITH_UNIT = Pattern.compile(
            "\"[^\"]*(?:%[,.\\d]*[fd] ?|\" \\+ \\w+ \\+ \" ?|^\" )(?:ns|µs|ms|s|min|%%|KiB|MiB|GiB)\\b");

    /** A literal that begins with a unit, after a number. */
    private static final Pattern UNIT_AFTER = Pattern.compile("[\\w)] \\+ \" ?(?:ns|µs|ms|s|min|%|KiB|MiB|GiB)\\b");

    /**
     * Sources that may write numbers themselves: {@code Units}; the ticks of an axis, whose precision is that of the
     * axis; and messages of the library, which does not know the analysis.
     */
    private static final Set<String> ALLOWED = Set.of(
            "analysis/Units.java",
            "analysis/picture/TimeAxis.java",
            "analysis/Progress.java",
            "start/ForkServer.java",
            "start/StartFault.java",
            "task/TaskTimeoutException.java",
            "wire/TooLargeException.java",
            "workload/Initializers.java",
            "workload/PythonPrograms.java");

    /**
     * Returns an imap of which all counts are above a thousand and all that has a number of its own, and is shown
     * singly, is below: the first result is received last, and the first taskels fail.
     */
    private static SavedRun large() {
        TraceRecorder recorder = TraceRecorder.readBack(Instant.parse("2026-11-20T19:40:02Z"), 7);
        int pool = recorder.poolCreated(new PoolDescription(PoolKind.PROCESS_POOL, "", 2, "spawn"), 0);
        for (int i = 0; i < WORKERS; i++) {
            int worker = recorder.workerRequested(WorkerRequest.ofPool(pool, i % 2, "spawn"), 0);
            recorder.workerBorn(worker, i % 900, 7);
            recorder.workerReady(worker, 10 * MILLI, 20_000);
        }
        recorder.submitted(TASKELS, 0);
        for (int rank = 1; rank <= TASKELS; rank++) {
            int i = rank % TASKELS;
            recorder.task(i, 1);
            Outcome outcome = i < FAILED ? Outcome.FAILED : Outcome.SUCCEEDED;
            long from = 10L * rank;
            SampleRuns.taskel(recorder, i, i % WORKERS, from, from + 9, outcome, "r");
        }
        long end = 10L * TASKELS + 100;
        for (int i = 0; i < TASKELS; i++) {
            SampleRuns.deliver(recorder, i, end);
        }
        for (int i = 0; i < WORKERS; i++) {
            recorder.workerExited(i, 0, ExitReason.POOL_CLOSED, (end + 1) * MILLI);
        }
        recorder.state(RunState.COMPLETED, null, (end + 2) * MILLI);
        return new SavedRun(SampleRuns.header("imap", TASKELS, 2, 1), recorder.trace(), Path.of("large.poolscope"));
    }

    private static List<String> unseparated(String text) {
        return UNSEPARATED
                .matcher(NO_COUNT.matcher(text).replaceAll(""))
                .results()
                .map(found -> around(text, found))
                .toList();
    }

    private static String around(String text, MatchResult found) {
        return found.group() + " in '"
                + text.lines()
                        .filter(line -> line.contains(found.group()))
                        .findFirst()
                        .orElse(text) + "'";
    }

    @Test
    void counts_have_separated_thousands_wherever_they_are_told() {
        SavedRun run = large();
        RunHeader header = run.header();
        Trace trace = run.trace();
        List<String> told = new ArrayList<>();
        for (Language language : Language.values()) {
            Notices.of(header, trace).forEach(notice -> told.add(in(notice, language)));
            FigureValue.of(header, trace.state(), Figures.of(header, trace)).forEach(value -> {
                told.add(value.value());
                value.detail().ifPresent(detail -> told.add(detail.in(language)));
            });
            told.add(OrderPicture.of(header, trace).sentence().in(language));
            told.add(RangeFigures.of(trace, 0, trace.now()).line().in(language));
            WorkerFacts.of(header, trace, 3, language).stream().map(Fact::value).forEach(told::add);
            TaskelFacts.of(header, trace, 3, language).stream().map(Fact::value).forEach(told::add);
        }
        assertThat(told).anySatisfy(text -> assertThat(text).contains(Units.count(TASKELS)));
        assertThat(told).anySatisfy(text -> assertThat(text).contains(Units.count(FAILED)));
        assertThat(told.stream().flatMap(text -> unseparated(text).stream())).isEmpty();
    }

    private static String in(Notice notice, Language language) {
        return notice.phrase().in(language);
    }

    @Test
    void the_summary_and_the_report_separate_thousands_too() throws IOException {
        SavedRun run = large();
        StringWriter summary = new StringWriter();
        Summary.print(run, new PrintWriter(summary));
        assertThat(summary.toString())
                .contains(Units.count(TASKELS) + " of " + Units.count(TASKELS) + " taskels")
                .contains(Units.count(FAILED) + " failed");
        assertThat(unseparated(summary.toString())).isEmpty();
        StringWriter page = new StringWriter();
        ReportFormat.HTML.write(run, page);
        String text =
                page.toString().replaceAll("(?s)<(style|svg|pre).*?</\\1>", "").replaceAll("<(?!td)[^>]*>", " ");
        assertThat(text).contains(Units.count(WORKERS - 200) + " further workers left out");
        assertThat(unseparated(text)).isEmpty();
    }

    @Test
    void only_units_writes_a_number_with_its_unit() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> own = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !ALLOWED.contains(name(file)) && !name(file).startsWith("bench/"))
                    .flatMap(file -> lines(file)
                            .filter(line -> WITH_UNIT.matcher(line).find()
                                    || UNIT_AFTER.matcher(line).find())
                            .map(line -> name(file) + ": " + line.strip()))
                    .toList();
            assertThat(own).isEmpty();
        }
    }

    private static String name(Path file) {
        return SOURCES.relativize(file).toString().replace('\\', '/');
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothing_is_written_in_one_way_and_missing_numbers_as_a_dash() {
        assertThat(Units.duration(0)).isEqualTo("0 s");
        assertThat(Units.duration(Trace.NEVER)).isEqualTo(Units.NONE);
        assertThat(Units.seconds(Trace.NEVER)).isEqualTo(Units.NONE);
        assertThat(Units.percent(Double.NaN)).isEqualTo(Units.NONE);
        assertThat(Units.measure(0.25)).isEqualTo("0.25");
        assertThat(Units.measure(12_345.6)).isEqualTo("12\u202F346");
        assertThat(Units.decimal(1.44)).isEqualTo("1.4");
        assertThat(Units.seconds(1_234 * MILLI, 3)).isEqualTo("1.234 s");
    }
}
