package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RandomEvents;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace sums up rows at the moment at which its file's writer is about to write them. */
class OvertakenRunFileTest {
    private static final long LIMIT = 1 << 20;
    /** More than a page of each column. */
    private static final int MANY = 5_000;

    @TempDir
    Path folder;

    private final TraceRecorder recorder = RandomEvents.recorder(LIMIT);
    private int recorded;

    private void complete() {
        begin();
        int index = recorded - 1;
        recorder.returned(index, "r" + index);
        recorder.completed(index, 0, index, index + 1, 1, index + 2, Outcome.SUCCEEDED);
    }

    private void begin() {
        int index = recorder.submitted(1, recorded);
        recorder.dispatched(new int[] {recorder.task(index, 1)}, 0, recorded);
        recorder.started(index, 0, recorded);
        recorded++;
    }

    private void outpace() {
        while (recorder.trace().taskels().first() < MANY) {
            complete();
        }
    }

    /** Returns a connection that runs {@code act} once, when the first value of such a statement is set. */
    private static Connection interrupted(Connection connection, String statement, Runnable act) {
        AtomicBoolean acted = new AtomicBoolean();
        return proxy(Connection.class, connection, (method, result) -> {
            if (result instanceof PreparedStatement prepared && method.startsWith("prepareStatement " + statement)) {
                return proxy(PreparedStatement.class, prepared, (set, same) -> {
                    if (set.startsWith("set") && acted.compareAndSet(false, true)) {
                        act.run();
                    }
                    return same;
                });
            }
            return result;
        });
    }

    private interface After {
        Object call(String method, Object result);
    }

    @SuppressWarnings("NullAway") // Methods may return null.
    private static <T> T proxy(Class<T> type, T to, After after) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object first = arguments == null ? "" : arguments[0];
                        return after.call(method.getName() + " " + first, method.invoke(to, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private TraceTables tables(Connection connection) throws SQLException {
        TraceTables tables = new TraceTables(
                connection, SampleRuns.header("imap", 1_000_000, 1, 1), recorder.trace(), () -> About.UNKNOWN);
        SampleRuns.worker(recorder, 0, 7, 0, 1);
        tables.writeHeader();
        return tables;
    }

    private void end(TraceTables tables) throws SQLException {
        recorder.state(RunState.COMPLETED, null, 1_000_000);
        tables.writeLast();
    }

    @Test
    void tasks_that_are_summed_up_while_their_row_is_written_leave_a_file_that_opens() throws Exception {
        Path file = folder.resolve("a.poolscope");
        try (Connection connection = RunDatabase.create(file)) {
            TraceTables tables = tables(interrupted(connection, "UPDATE taskel SET started", this::outpace));
            complete();
            tables.writeNew();
            end(tables);
        }
        assertThat(recorder.trace().tasks().firstKept()).isGreaterThanOrEqualTo(MANY);
        assertThat(recorder.trace().taskels().lost()).isPositive();
        assertThat(RunFile.open(file).trace().taskels().count()).isEqualTo(recorded);
    }

    @Test
    void taskels_that_are_summed_up_in_the_last_round_keep_what_was_saved_of_them() throws Exception {
        Path file = folder.resolve("b.poolscope");
        try (Connection connection = RunDatabase.create(file)) {
            TraceTables tables =
                    tables(interrupted(connection, "UPDATE taskel SET outcome = ?, ended = ?, task", this::outpace));
            begin();
            complete();
            tables.writeNew();
            end(tables);
        }
        assertThat(RunFile.open(file).trace().taskels().outcome(1)).isEqualTo(Outcome.SUCCEEDED);
    }
}
