package io.github.poolscope.ui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunSummary;
import io.github.poolscope.run.RunWriting;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The history without a screen: how it is read, found, sorted and followed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HistoryModelTest {
    private static final Instant AT = Instant.parse("2026-11-20T19:40:02Z");

    @TempDir
    Path home;

    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private RunFolder folder = new RunFolder(Path.of(""));
    private HistoryModel model = new HistoryModel(folder, Runnable::run, Runnable::run);
    private Path runs = Path.of("");

    @BeforeEach
    void open() throws Exception {
        folder = new RunFolder(home);
        runs = Files.createDirectories(folder.path());
        model = new HistoryModel(folder, this::start, screen::add, TimeUnit.MILLISECONDS.toNanos(5));
    }

    private void start(Runnable reading) {
        Thread thread = new Thread(reading, "history");
        threads.add(thread);
        thread.start();
    }

    @AfterEach
    void end() throws Exception {
        model.cancel();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Runs what is for the screen, as its thread would. */
    private boolean shownNow() {
        for (Runnable work = screen.poll(); work != null; work = screen.poll()) {
            work.run();
        }
        return true;
    }

    private void load() {
        model.load();
        await().until(() -> shownNow() && !model.isReading());
    }

    private Path save(String name, Instant began, String plan) throws Exception {
        Path file = runs.resolve(name + RunFolder.ENDING);
        TraceRecorder recorder = TraceRecorder.readBack(began, 1);
        recorder.state(RunState.COMPLETED, null, 5);
        RunHeader header =
                new RunHeader(PlanJson.read(plan), new Program("Python", List.of()), 3, 2, 1, OptionalInt.empty());
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(header, recorder.trace());
        writer.finish();
        Files.setLastModifiedTime(file, FileTime.from(began));
        return file;
    }

    private static RunSummary run(String plan, RunState state, long wall, long makespan, double utilisation) {
        return new RunSummary(
                PlanJson.read(plan), AT, state, RunWriting.NONE, 12, 12, 0, 1, 3, 2, wall, makespan, utilisation);
    }

    private static HistoryRow row(String name, RunSummary run) {
        return new HistoryRow(new RunEntry(Path.of(name + RunFolder.ENDING), AT, Optional.of(run), Optional.empty()));
    }

    private static HistoryRow broken(String name) {
        return new HistoryRow(new RunEntry(
                Path.of(name + RunFolder.ENDING),
                AT,
                Optional.empty(),
                Optional.of(Phrase.of("run.file.empty", Path.of(name + RunFolder.ENDING)))));
    }

    private List<String> names() {
        return model.shown().stream().map(row -> HistoryRow.name(row.file())).toList();
    }

    private static List<String> sorted(HistoryColumn column, boolean descending, HistoryRow... rows) {
        return List.of(rows).stream()
                .sorted(column.order(descending))
                .map(row -> HistoryRow.name(row.file()))
                .toList();
    }

    @Test
    void columns_sort_by_value_and_what_is_not_known_is_last_in_both_directions() {
        String plan = "{\"mode\": \"imap\"}";
        HistoryRow[] rows = {
            row("minute", run(plan, RunState.COMPLETED, 65_000_000_000L, Trace.NEVER, Double.NaN)),
            broken("broken"),
            row("short", run(plan, RunState.COMPLETED, 900_000_000L, 90_000_000L, 0.09)),
            row("long", run(plan, RunState.COMPLETED, 2_500_000_000L, 1_000_000_000L, 0.8))
        };
        assertThat(sorted(HistoryColumn.WALL, false, rows)).containsExactly("short", "long", "minute", "broken");
        assertThat(sorted(HistoryColumn.WALL, true, rows)).containsExactly("minute", "long", "short", "broken");
        assertThat(sorted(HistoryColumn.MAKESPAN, false, rows).subList(0, 2)).containsExactly("short", "long");
        assertThat(sorted(HistoryColumn.MAKESPAN, true, rows).subList(0, 2)).containsExactly("long", "short");
        assertThat(sorted(HistoryColumn.UTILISATION, true, rows).subList(0, 2)).containsExactly("long", "short");
        assertThat(sorted(HistoryColumn.MODE, true, rows)).endsWith("broken");
    }

    @Test
    void a_setting_that_a_run_does_not_have_is_a_dash_and_sorts_last() {
        HistoryRow script = row("s", run("{\"script\": \"queue-producer-consumer\"}", RunState.COMPLETED, 1, 1, 1));
        HistoryRow serial = row("n", run("{\"processes\": 0}", RunState.COMPLETED, 1, 1, 1));
        HistoryRow threads = row("t", run("{\"engine\": \"threads\"}", RunState.COMPLETED, 1, 1, 1));
        assertThat(script.text(HistoryColumn.MODE)).isEqualTo("–");
        assertThat(script.text(HistoryColumn.CHUNK)).isEqualTo("–");
        assertThat(serial.text(HistoryColumn.POOL)).isEqualTo("no pool");
        assertThat(threads.text(HistoryColumn.POOL)).isEqualTo("3 threads");
        assertThat(threads.text(HistoryColumn.START_METHOD)).isEqualTo("–");
        assertThat(sorted(HistoryColumn.CHUNK, true, script, threads)).containsExactly("t", "s");
        assertThat(sorted(HistoryColumn.CHUNK, false, script, threads)).containsExactly("t", "s");
    }

    @Test
    void a_run_that_goes_on_elsewhere_is_told_apart_from_one_that_was_interrupted() {
        RunSummary live = new RunSummary(
                PlanJson.read("{}"), AT, RunState.RUNNING, RunWriting.BY_ANOTHER_PROGRAM, 12, 4, 0, 1, 3, 1, 9, 9, 1);
        HistoryRow elsewhere = row("live", live);
        HistoryRow killed = row("killed", run("{}", RunState.INTERRUPTED, 9, 9, 1));
        assertThat(elsewhere.text(HistoryColumn.OUTCOME)).isEqualTo("running elsewhere");
        assertThat(elsewhere.text(HistoryColumn.TASKELS)).isEqualTo("4 of 12");
        assertThat(elsewhere.outcomeMeaning().orElseThrow()).contains("Another program is still running this");
        assertThat(elsewhere.tone()).isEqualTo("live");
        assertThat(killed.text(HistoryColumn.OUTCOME)).isEqualTo("interrupted");
        assertThat(killed.outcomeMeaning().orElseThrow()).contains("killed");
        assertThat(sorted(HistoryColumn.OUTCOME, false, killed, elsewhere)).containsExactly("live", "killed");
    }

    @Test
    void a_renamed_file_gives_a_run_its_name() {
        RunSummary run = run("{\"workload\": \"primes\"}", RunState.COMPLETED, 1, 1, 1);
        assertThat(row("2026-11-20T19-40-02-3", run).text(HistoryColumn.NAME)).isEqualTo("Prime sieve");
        assertThat(row("before the fix", run).text(HistoryColumn.NAME)).isEqualTo("before the fix");
    }

    @Test
    void texts_are_in_the_language_of_the_window() {
        Words.speak(Language.CHINESE);
        try {
            HistoryRow row = row("2026-11-20T19-40-02", run("{}", RunState.INTERRUPTED, 1, 1, 1));
            assertThat(row.text(HistoryColumn.OUTCOME)).isEqualTo("已中断");
            assertThat(row.text(HistoryColumn.WHEN)).startsWith("2026-11-2");
            assertThat(row.isCurrent()).isTrue();
            Words.speak(Language.ENGLISH);
            assertThat(row.isCurrent()).isFalse();
        } finally {
            Words.speak(Language.ENGLISH);
        }
    }

    @Test
    void rows_are_those_in_which_each_word_occurs_in_whatever_column() throws Exception {
        save("a", AT, "{\"mode\": \"imap\", \"workload\": \"primes\"}");
        save("b", AT.plusSeconds(1), "{\"mode\": \"imap\", \"workload\": \"sleep\"}");
        save("Class of Monday", AT.plusSeconds(2), "{\"mode\": \"map\", \"workload\": \"primes\"}");
        load();
        assertThat(names()).containsExactly("Class of Monday", "b", "a");
        model.search("IMAP  completed");
        assertThat(names()).containsExactly("b", "a");
        model.search("primes imap");
        assertThat(names()).containsExactly("a");
        model.search("nov 2026 monday");
        assertThat(names()).containsExactly("Class of Monday");
        model.search("nothing of the kind");
        assertThat(names()).isEmpty();
        model.search(" ");
        assertThat(names()).hasSize(3);
    }

    @Test
    void a_damaged_file_is_one_row_that_says_what_is_wrong() throws Exception {
        save("a", AT, "{}");
        Path bad = Files.writeString(runs.resolve("b" + RunFolder.ENDING), "text");
        Files.setLastModifiedTime(bad, FileTime.from(AT.plusSeconds(9)));
        load();
        assertThat(names()).containsExactly("b", "a");
        HistoryRow row = model.shown().get(0);
        assertThat(row.problem().orElseThrow())
                .contains("b.poolscope is not a Poolscope run")
                .doesNotContain(runs.toString());
        assertThat(row.text(HistoryColumn.OUTCOME)).isEmpty();
        model.search("not a poolscope");
        assertThat(names()).containsExactly("b");
    }

    @Test
    void rows_come_while_more_are_read_the_newest_first_until_the_reading_is_cancelled() throws Exception {
        for (int i = 0; i < 5; i++) {
            save("run" + i, AT.plusSeconds(i), "{}");
        }
        List<String> told = new ArrayList<>();
        HistoryReading reading = new HistoryReading(folder, 0);
        reading.read(new EntryCache(), new HistoryReading.Listener() {
            @Override
            public void began(int files, List<RunEntry> known) {
                told.add(files + " files, " + known.size() + " known");
            }

            @Override
            public void read(List<RunEntry> more) {
                more.forEach(entry -> told.add(HistoryRow.name(entry.file())));
                if (told.contains("run3")) {
                    reading.cancel();
                }
            }

            @Override
            public void ended() {
                told.add("ended");
            }

            @Override
            public void changed(List<RunEntry> others, Set<Path> gone) {
                told.add("changed");
            }
        });
        assertThat(told).containsExactly("5 files, 0 known", "run4", "run3");
    }

    @Test
    void a_file_is_read_again_only_if_it_has_changed() throws Exception {
        Path a = save("a", AT, "{}");
        save("b", AT.plusSeconds(1), "{}");
        load();
        HistoryRow before = model.shown().get(0);
        model.cancel();
        Files.delete(a);
        save("a", AT.minusSeconds(1), "{\"mode\": \"map\"}");
        load();
        assertThat(names()).containsExactly("b", "a");
        assertThat(model.shown().get(0)).isSameAs(before);
        assertThat(model.shown().get(1).text(HistoryColumn.MODE)).isEqualTo("map");
    }

    @Test
    void a_run_that_ends_a_new_one_and_one_that_is_deleted_are_followed() throws Exception {
        Path old = save("old", AT, "{}");
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.state(RunState.RUNNING, null, 7);
        RunFileWriter writer = RunFileWriter.open(runs.resolve("live" + RunFolder.ENDING));
        writer.begin(SampleRuns.header("map", 0, 1, 1), recorder.trace());
        load();
        assertThat(names()).containsExactlyInAnyOrder("old", "live");
        model.search("running");
        assertThat(names()).containsExactly("live");
        recorder.state(RunState.CANCELLED, null, 9);
        writer.finish();
        await().until(() -> shownNow() && names().isEmpty());
        model.search("");
        save("new", AT.plusSeconds(5), "{}");
        Files.delete(old);
        await().until(() -> shownNow() && Set.copyOf(names()).equals(Set.of("live", "new")));
        assertThat(model.files()).isEqualTo(2);
    }

    @Test
    void a_folder_that_can_not_be_read_is_told_and_one_that_is_missing_is_empty() throws Exception {
        Files.delete(runs);
        load();
        assertThat(model.problem()).isEmpty();
        assertThat(model.read()).isZero();
        Files.createFile(runs);
        load();
        assertThat(model.problem().orElseThrow().toString()).contains("can't be read");
        Files.delete(runs);
        Files.createDirectory(runs);
        load();
        assertThat(model.problem()).isEmpty();
    }
}
