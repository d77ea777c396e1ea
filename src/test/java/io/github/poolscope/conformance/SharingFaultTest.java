package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.SeenEvents;
import io.github.poolscope.trace.SyncAction;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of those who share something with processes that are stopped. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class SharingFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int READERS = 40;
    private static final int SIZE = 16_000;

    @Test
    void readers_that_are_stopped_hold_up_nobody_else_and_get_all_of_it_when_they_go_on() throws Exception {
        Queue<byte[]> queue = new Queue<>(0, "stopped readers");
        Queue<Integer> sizes = new Queue<>();
        Process readers = new Process(() -> {
            for (int i = 0; i < READERS; i++) {
                new Thread(() -> {
                            try {
                                sizes.put(queue.get().length);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .start();
            }
        });
        Process writer = new Process(() -> {
            for (int i = 0; i < READERS; i++) {
                queue.put(new byte[SIZE]);
            }
        });
        try (SeenEvents seen = new SeenEvents()) {
            readers.start();
            seen.awaitActions("stopped readers", SyncAction.WAITS, READERS);
            long pid = readers.pid().orElseThrow();
            Work.signal(pid, "STOP");
            try {
                writer.start();
                seen.awaitActions("stopped readers", SyncAction.GOT, READERS);
                assertThat(CompletableFuture.supplyAsync(queue::size).get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isZero();
                assertThat(writer.join(PATIENCE)).isTrue();
            } finally {
                Work.signal(pid, "CONT");
            }
            for (int i = 0; i < READERS; i++) {
                assertThat(sizes.get(PATIENCE)).isEqualTo(SIZE);
            }
            assertThat(readers.join(PATIENCE)).isTrue();
        }
    }

    @Test
    void answers_to_a_process_that_is_stopped_hold_up_nobody_however_short_they_are() throws Exception {
        int waiting = 400;
        Event event = new Event("stopped waiters");
        Process waiters = new Process(() -> {
            for (int i = 0; i < waiting; i++) {
                new Thread(null, () -> waitFor(event), "waits", 1 << 16).start();
            }
        });
        Process setter = new Process(event::set);
        try (SeenEvents seen = new SeenEvents()) {
            waiters.start();
            seen.awaitActions("stopped waiters", SyncAction.WAITS, waiting);
            long pid = waiters.pid().orElseThrow();
            Work.signal(pid, "STOP");
            try {
                setter.start();
                assertThat(setter.join(PATIENCE)).isTrue();
                assertThat(CompletableFuture.supplyAsync(event::isSet).get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } finally {
                Work.signal(pid, "CONT");
            }
            assertThat(waiters.join(PATIENCE)).isTrue();
            assertThat(waiters.exitCode()).hasValue(0);
        }
    }

    private static void waitFor(Event event) {
        try {
            event.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
