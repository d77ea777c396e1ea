package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TraceText;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other programs may open a run file while it is written: nothing of the run is lost. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("try") // The other program only has to exist.
class HeldRunFileTest {
    private static final int TASKELS = 50;
    private static final long SHORTLY = TimeUnit.MILLISECONDS.toNanos(200);

    @TempDir
    Path folder;

    private final TraceRecorder recorder = SampleRuns.recorder();
    private int completed;

    /** Another program that has begun to read, or to write, and has not finished. */
    private static final class Other implements AutoCloseable {
        private final Connection connection;

        Other(Path file, String... commands) throws SQLException {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                for (String command : commands) {
                    statement.execute(command);
                }
            }
        }

        static Other reading(Path file) throws SQLException {
            return new Other(file, "BEGIN", "SELECT count(*) FROM taskel");
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private RunFileWriter begin(Path file, long lastTries) throws RunFileException {
        RunFileWriter writer = RunFileWriter.open(file, lastTries);
        writer.begin(SampleRuns.header("map", TASKELS, 1, 1), recorder.trace());
        SampleRuns.worker(recorder, 0, 7, 0, 1);
        recorder.submitted(TASKELS, 1);
        return writer;
    }

    private void complete(int count) {
        for (int i = 0; i < count; i++) {
            recorder.task(completed, 1);
            SampleRuns.taskel(recorder, completed, 0, completed, completed + 1, Outcome.SUCCEEDED, "r" + completed);
            recorder.printed(7, false, "line " + completed, completed);
            completed++;
        }
    }

    private void end(RunFileWriter writer) {
        recorder.state(RunState.COMPLETED, null, 1_000_000_000);
        writer.finish();
    }

    private void assertWhole(Path file) throws RunFileException {
        assertThat(TraceText.of(RunFile.open(file).trace())).isEqualTo(TraceText.of(recorder.trace()));
    }

    @Test
    void what_came_while_another_program_read_is_written_once_it_has_done() throws Exception {
        Path file = folder.resolve("a.poolscope");
        RunFileWriter writer = begin(file, TimeUnit.SECONDS.toNanos(20));
        complete(13);
        await().until(() -> RunFile.open(file).trace().taskels().completedCount() == 13);
        try (Other other = Other.reading(file)) {
            complete(20);
            await().until(() -> writer.problem().isPresent());
            assertThat(writer.problem().orElseThrow().toString())
                    .contains("another program uses the file", "tried again");
            complete(17);
        }
        await().until(() -> writer.problem().isEmpty());
        end(writer);
        assertThat(writer.problem()).isEmpty();
        assertWhole(file);
    }

    @Test
    void a_reader_that_goes_away_after_the_end_of_the_run_is_waited_for() throws Exception {
        Path file = folder.resolve("b.poolscope");
        RunFileWriter writer = begin(file, TimeUnit.SECONDS.toNanos(20));
        Thread ending;
        try (Other other = Other.reading(file)) {
            complete(TASKELS);
            ending = new Thread(() -> end(writer));
            ending.start();
            await().until(() -> writer.problem().isPresent());
        }
        ending.join();
        assertThat(writer.problem()).isEmpty();
        assertWhole(file);
    }

    @Test
    void what_can_not_be_written_in_the_end_is_told_with_how_much_is_in_the_file() throws Exception {
        Path file = folder.resolve("c.poolscope");
        RunFileWriter writer = begin(file, SHORTLY);
        complete(13);
        await().until(() -> RunFile.open(file).trace().taskels().completedCount() == 13);
        try (Other other = new Other(file, "BEGIN EXCLUSIVE")) {
            complete(37);
            end(writer);
            assertThat(writer.problem().orElseThrow().toString())
                    .contains("not be saved to the end", "another program uses the file", "13 of 50 outcomes");
        }
        assertThat(RunFile.open(file).trace().taskels().completedCount()).isEqualTo(13);
    }

    @Test
    void programs_that_come_and_go_at_any_time_cost_nothing() throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        Path file = folder.resolve("d.poolscope");
        RunFileWriter writer = begin(file, TimeUnit.SECONDS.toNanos(20));
        while (completed < TASKELS) {
            complete(Math.min(1 + random.nextInt(12), TASKELS - completed));
            try (Other other = Other.reading(file)) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(250));
            }
        }
        end(writer);
        assertThat(writer.problem()).as("seed %d", seed).isEmpty();
        assertWhole(file);
    }

    @Test
    void a_taskel_that_failed_before_it_reached_a_worker_is_a_failure_in_the_file_too() throws Exception {
        Path file = folder.resolve("e.poolscope");
        RunFileWriter writer = begin(file, SHORTLY);
        recorder.failed(new Failure(3, "UnsendableException", "the item can't be sent", ""));
        recorder.dropped(3, Outcome.FAILED, 5_000_000);
        end(writer);
        assertThat(RunFile.open(file).trace().taskels().outcome(3)).isEqualTo(Outcome.FAILED);
    }
}
