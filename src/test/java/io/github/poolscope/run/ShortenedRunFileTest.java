package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.Notice;
import io.github.poolscope.analysis.Notices;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TraceText;
import io.github.poolscope.trace.RandomEvents;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a run keeps all that its trace sums up or drops to save memory. */
class ShortenedRunFileTest {
    private static final long ENOUGH = 1L << 40;
    private static final long LITTLE = 3 << 19;
    private static final int STEPS = 2_500;

    @TempDir
    Path folder;

    private Path save(RandomEvents events, TraceRecorder recorder, int stepsBetweenRounds) throws Exception {
        Path file = folder.resolve(stepsBetweenRounds + ".poolscope");
        try (Connection connection = RunDatabase.create(file)) {
            TraceTables tables = new TraceTables(
                    connection,
                    SampleRuns.header("imap", 1_000_000, RandomEvents.WORKERS, 1),
                    recorder.trace(),
                    () -> About.UNKNOWN);
            tables.writeHeader();
            for (int i = 0; i < STEPS; i++) {
                events.step();
                if (i % stepsBetweenRounds == 0) {
                    tables.writeNew();
                }
            }
            recorder.state(RunState.COMPLETED, null, events.time());
            tables.writeLast();
        }
        return file;
    }

    private static void same(Trace actual, Trace expected, String what) {
        String[] found = TraceText.of(actual).split("\n", -1);
        String[] wanted = TraceText.of(expected).split("\n", -1);
        int line = Arrays.mismatch(found, wanted);
        if (line >= 0) {
            assertThat(line < found.length ? found[line] : "the end")
                    .as("%s, line %d", what, line)
                    .isEqualTo(line < wanted.length ? wanted[line] : "the end");
        }
    }

    @Test
    void all_that_happened_comes_back_from_the_file_of_a_shortened_trace() throws Exception {
        long seed = 7;
        TraceRecorder whole = RandomEvents.recorder(ENOUGH);
        TraceRecorder limited = RandomEvents.recorder(LITTLE);
        RandomEvents events = new RandomEvents(seed, whole, limited);
        Path file = save(events, limited, 25);
        whole.state(RunState.COMPLETED, null, events.time());
        assertThat(limited.trace().taskels().first()).as("seed %d", seed).isPositive();
        assertThat(limited.trace().taskels().lost()).as("seed %d", seed).isZero();
        same(RunFile.open(file).trace(), whole.trace(), "seed " + seed);
    }

    @Test
    void a_trace_that_can_not_wait_for_its_file_tells_how_many_taskels_are_not_complete_there() throws Exception {
        long seed = 8;
        TraceRecorder limited = RandomEvents.recorder(LITTLE / 2);
        Path file = save(new RandomEvents(seed, limited), limited, STEPS - 1);
        assertThat(limited.trace().taskels().lost()).as("seed %d", seed).isPositive();
        assertThat(limited.trace().bytes()).isLessThan(LITTLE);
        assertThat(RunFile.open(file).trace().taskels().count())
                .as("seed %d", seed)
                .isEqualTo(limited.trace().taskels().count());
    }

    @Test
    void an_item_without_text_does_not_shift_the_others() throws Exception {
        TraceRecorder recorder = RandomEvents.recorder(ENOUGH);
        for (String item : new String[] {"a", "", "c", "", "e"}) {
            recorder.item(item);
            recorder.submitted(1, 5);
        }
        recorder.state(RunState.COMPLETED, null, 9);
        Path file = folder.resolve("items.poolscope");
        try (Connection connection = RunDatabase.create(file)) {
            TraceTables tables = new TraceTables(
                    connection, SampleRuns.header("imap", 5, 1, 1), recorder.trace(), () -> About.UNKNOWN);
            tables.writeHeader();
            tables.writeLast();
        }
        SavedRun again = RunFile.open(file);
        assertThat(again.trace().taskels().item(2)).isEqualTo("c");
        assertThat(again.trace().taskels().item(4)).isEqualTo("e");
        Replay replay = new Replay(again);
        replay.goTo(replay.length());
        assertThat(replay.now().trace().taskels().item(4)).isEqualTo("e");
    }

    @Test
    void what_was_counted_and_not_kept_is_told_of_a_reopened_run_too() throws Exception {
        TraceRecorder recorder = TraceRecorder.readBack(Instant.EPOCH, 1, 1 << 20);
        for (int i = 0; i < SyncObjects.MAX + 3; i++) {
            recorder.primitive(SyncKind.LOCK, "lock", Trace.NONE, i);
        }
        int kept = (1 << 20) / 512;
        for (int i = 0; i < kept + 2; i++) {
            recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, 0, "spawn"), i);
        }
        recorder.state(RunState.COMPLETED, null, 20_000);
        Path file = folder.resolve("a.poolscope");
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(SampleRuns.header("map", 0, 1, 1), recorder.trace());
        writer.finish();
        SavedRun reopened = RunFile.open(file);
        assertThat(reopened.trace().isShortened()).isTrue();
        assertThat(Notices.of(reopened.header(), reopened.trace()))
                .extracting(Notice::text)
                .anySatisfy(text -> assertThat(text).contains("notes 0, workers 2, queues and locks 3,"));
    }
}
