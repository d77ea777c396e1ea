package io.github.poolscope.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.wire.WorkerPage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that wait for spares are told when there will be none, whatever the reason. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SpareWorkersTest {
    private static void fail(String how) throws IOException {
        switch (how) {
            case "no file" -> throw new IOException(how);
            case "bad path" -> throw new IllegalArgumentException(how);
            case "no memory" -> throw new OutOfMemoryError(how);
            case "no class" -> throw new NoClassDefFoundError(how);
            default -> throw new StackOverflowError(how);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no file", "bad path", "no memory", "no class", "no stack"})
    void a_start_that_fails_ends_the_wait_whatever_it_fails_for(String how) {
        try (SpareWorkers spares = new SpareWorkers((warm, classes) -> {
            fail(how);
            throw new AssertionError();
        })) {
            CompletableFuture<Void> ready = spares.prepare(2);
            assertThatThrownBy(ready::join)
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining(how);
        }
    }

    @Test
    void what_a_spare_said_is_told_where_its_end_is_seen_before_its_connection_fails() {
        try (SpareWorkers spares = new SpareWorkers((warm, classes) -> {
            Process process = new ProcessBuilder("sh", "-c", "echo no luck >&2; exit 1").start();
            process.onExit().join();
            CompletableFuture<WorkerConnection> connection = new CompletableFuture<>();
            return new StartedWorker(
                    process,
                    1,
                    WorkerPage.alone(),
                    connection,
                    () -> connection.completeExceptionally(new EOFException("it ended")));
        })) {
            CompletableFuture<Void> ready = spares.prepare(1);
            assertThatThrownBy(ready::join).hasMessageContaining("it ended").hasMessageContaining("no luck");
        }
    }

    @Test
    void spares_that_end_before_they_are_ready_end_the_wait() throws Exception {
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            int code = 1 + random.nextInt(100);
            try (SpareWorkers spares = new SpareWorkers((warm, classes) -> {
                String script = "echo no number " + code + " >&2; exit " + code;
                Process process = new ProcessBuilder("sh", "-c", script).start();
                CompletableFuture<WorkerConnection> connection = new CompletableFuture<>();
                CompletableFuture<Boolean> unused = process.onExit()
                        .thenApply(ended -> connection.completeExceptionally(new EOFException("it ended")));
                return new StartedWorker(process, 1, WorkerPage.alone(), connection, () -> {});
            })) {
                CompletableFuture<Void> ready = spares.prepare(1);
                assertThatThrownBy(ready::join)
                        .as("seed " + seed)
                        .hasMessageContaining("it ended")
                        .hasMessageContaining("no number " + code);
            }
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
