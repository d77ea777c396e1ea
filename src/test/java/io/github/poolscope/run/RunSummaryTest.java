package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.testing.OldFormats;
import io.github.poolscope.testing.OtherProgram;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig;

/** What the history tells of a run without reading its events. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunSummaryTest {
    @TempDir
    Path home;

    private Path runs = Path.of("");

    @BeforeEach
    void makeFolder() throws Exception {
        runs = Files.createDirectories(home.resolve("runs"));
    }

    private Path save(SavedRun run) throws RunFileException {
        Path file = runs.resolve("a" + RunFolder.ENDING);
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace());
        writer.finish();
        return file;
    }

    private static RunSummary summary(Path file) {
        RunEntry entry = RunEntry.of(file);
        return entry.summary()
                .orElseThrow(() -> new AssertionError(entry.problem().orElseThrow()));
    }

    private static void assertFiguresOfTheWholeTrace(Path file) throws RunFileException {
        SavedRun run = RunFile.open(file);
        Figures figures = Figures.of(run.header(), run.trace());
        RunSummary summary = summary(file);
        assertThat(summary.makespanNanos()).isEqualTo(figures.makespan());
        assertThat(summary.wallNanos()).isEqualTo(figures.wall());
        assertThat(summary.utilisation()).isEqualTo((Double) figures.utilisation());
        assertThat(summary.completed()).isEqualTo(run.trace().taskels().completedCount());
        assertThat(summary.failed()).isEqualTo(run.trace().taskels().failedCount());
    }

    /** Records a run that is cut off: one taskel has ended, one is running, one is not begun. */
    private static TraceRecorder cutOff() {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 41233, 10, 50);
        SampleRuns.worker(recorder, 1, 41234, 12, 60);
        recorder.submitted(3, 5_000_000);
        for (int i = 0; i < 3; i++) {
            recorder.task(i, 1);
        }
        recorder.blocked(CallKind.MAP, 1, 0, 6_000_000);
        recorder.dispatched(new int[] {0}, 0, 51_000_000);
        recorder.dispatched(new int[] {1}, 1, 61_000_000);
        recorder.started(1, 1, 62_000_000);
        SampleRuns.taskel(recorder, 0, 0, 52, 500, Outcome.SUCCEEDED, "r0");
        recorder.state(RunState.RUNNING, null, 800_000_000);
        return recorder;
    }

    @Test
    void its_figures_are_those_of_the_whole_trace() throws Exception {
        Path file = save(SampleRuns.imap("x"));
        assertFiguresOfTheWholeTrace(file);
        RunSummary summary = summary(file);
        assertThat(summary.makespanNanos()).isEqualTo(1_000_000_000);
        assertThat(summary.workers()).isEqualTo(2);
        assertThat(summary.chunksize()).isEqualTo(1);
    }

    @Test
    void a_run_without_taskels_and_workers_has_neither_makespan_nor_utilisation() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.state(RunState.COMPLETED, null, 5);
        assertFiguresOfTheWholeTrace(
                save(new SavedRun(SampleRuns.header("map", 0, 1, 1), recorder.trace(), Path.of("x"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void runs_of_earlier_formats_have_the_same_summary(int format) throws Exception {
        Path file = save(SampleRuns.imap("x"));
        RunSummary now = summary(file);
        OldFormats.toFormat(file, format);
        assertThat(summary(file)).isEqualTo(now);
        assertFiguresOfTheWholeTrace(file);
    }

    @Test
    void a_run_of_this_program_is_running_until_it_is_over() throws Exception {
        TraceRecorder recorder = cutOff();
        Path file = runs.resolve("live" + RunFolder.ENDING);
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(SampleRuns.header("map", 3, 2, 1), recorder.trace());
        await().until(() -> summary(file).completed() == 1);
        assertThat(summary(file).state()).isEqualTo(RunState.RUNNING);
        assertThat(summary(file).writing()).isEqualTo(RunWriting.BY_THIS_PROGRAM);
        // Looking must not have released the lock.
        assertThat(SavePlace.writing(file)).isEqualTo(RunWriting.BY_THIS_PROGRAM);
        recorder.state(RunState.CANCELLED, null, 900_000_000);
        writer.finish();
        assertThat(summary(file).state()).isEqualTo(RunState.CANCELLED);
        assertThat(summary(file).writing()).isEqualTo(RunWriting.NONE);
    }

    @Test
    void a_run_that_was_cut_off_is_interrupted_and_counts_until_the_last_that_is_known() throws Exception {
        TraceRecorder recorder = cutOff();
        Path file = runs.resolve("live" + RunFolder.ENDING);
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(SampleRuns.header("map", 3, 2, 1), recorder.trace());
        await().until(() -> summary(file).completed() == 1);
        Path copy =
                Files.copy(file, Files.createDirectory(home.resolve("other")).resolve("b" + RunFolder.ENDING));
        recorder.state(RunState.COMPLETED, null, 900_000_000);
        writer.finish();
        assertThat(summary(copy).state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(summary(copy).writing()).isEqualTo(RunWriting.NONE);
        assertThat(summary(copy).makespanNanos()).isGreaterThanOrEqualTo(748_000_000);
        assertFiguresOfTheWholeTrace(copy);
    }

    /** Saves a run to the named file, and neither ends it nor itself. */
    static final class Other {
        private Other() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            RunFileWriter writer = RunFileWriter.open(file);
            writer.begin(SampleRuns.header("map", 3, 2, 1), cutOff().trace());
            while (summary(file).completed() == 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            System.out.println("saving");
            System.in.read();
        }
    }

    @Test
    void a_run_of_another_program_is_running_until_that_program_is_killed() throws Exception {
        Path file = runs.resolve("live" + RunFolder.ENDING);
        OtherProgram other = OtherProgram.startWith(SQLiteConfig.class, Other.class, file.toString());
        assertThat(other.readLine()).isEqualTo("saving");
        RunSummary live = summary(file);
        assertThat(live.state()).isEqualTo(RunState.RUNNING);
        assertThat(live.writing()).isEqualTo(RunWriting.BY_ANOTHER_PROGRAM);
        assertThat(RunFile.open(file).goesOn()).isTrue();
        other.kill();
        other.awaitExit(Duration.ofSeconds(20));
        RunSummary killed = summary(file);
        assertThat(killed.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(killed.writing()).isEqualTo(RunWriting.NONE);
        assertThat(RunFile.open(file).goesOn()).isFalse();
        // Listing leaves the folder as it is, also what the killed program has left there.
        try (var all = Files.list(runs)) {
            assertThat(all).contains(runs.resolve(".poolscope-live.poolscope.lock"));
        }
    }

    @Test
    void a_file_that_is_empty_while_its_run_begins_is_not_called_damaged() throws Exception {
        Path file = Files.createFile(runs.resolve("a" + RunFolder.ENDING));
        try (SavePlace place = SavePlace.take(file)) {
            assertThat(RunEntry.of(file).problem().orElseThrow().toString()).contains("is being saved");
            assertThat(place).isNotNull();
        }
        assertThat(RunEntry.of(file).problem().orElseThrow().toString()).contains("is empty");
    }
}
