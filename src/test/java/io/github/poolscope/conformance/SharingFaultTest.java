package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.OwnerGoneException;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.SeenEvents;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.SyncAction;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Processes that share something with processes that are stopped or have ended. */
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
            WorkerFunctions.signal(pid, "STOP");
            try {
                writer.start();
                seen.awaitActions("stopped readers", SyncAction.GOT, READERS);
                assertThat(CompletableFuture.supplyAsync(queue::size).get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isZero();
                assertThat(writer.join(PATIENCE)).isTrue();
            } finally {
                WorkerFunctions.signal(pid, "CONT");
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
            WorkerFunctions.signal(pid, "STOP");
            try {
                setter.start();
                assertThat(setter.join(PATIENCE)).isTrue();
                assertThat(CompletableFuture.supplyAsync(event::isSet).get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } finally {
                WorkerFunctions.signal(pid, "CONT");
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

    @Test
    void processes_whose_queues_were_used_and_that_are_gone_leave_nothing_behind_in_the_user() throws Exception {
        Queue<String> told = new Queue<>();
        Process user = new Process(() -> {
            told.put("begun");
            for (int i = 0; i < 3; i++) {
                Queue<Integer> queue = usedQueueOfOneThatEnds();
                assertThatThrownBy(queue::size)
                        .isInstanceOf(OwnerGoneException.class)
                        .hasMessageContaining("has ended");
                assertThatThrownBy(() -> queue.put(2)).isInstanceOf(OwnerGoneException.class);
            }
            // Its own connection to the queue of this test stays, and the last one is kept until the next comes.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(connectionThreads()).isEqualTo(1));
            assertThat(connections()).isLessThanOrEqualTo(2);
            told.put("left nothing");
        });
        user.start();
        assertThat(told.get(PATIENCE)).isEqualTo("begun");
        assertThat(user.join(PATIENCE)).isTrue();
        assertThat(told.getNowait()).isEqualTo("left nothing");
    }

    private static Queue<Integer> usedQueueOfOneThatEnds() throws Exception {
        Queue<Queue<Integer>> carrier = new Queue<>();
        Event used = new Event();
        Process owner = new Process(() -> {
            carrier.put(new Queue<>());
            used.await();
        });
        owner.start();
        Queue<Integer> queue = carrier.get(PATIENCE);
        queue.put(1);
        used.set();
        assertThat(owner.join(PATIENCE)).isTrue();
        return queue;
    }

    private static long connectionThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("sync requests"))
                .count();
    }

    /** Returns how many there are in use in this JVM's heap. */
    private static int connections() throws Exception {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Matcher line = Pattern.compile("(\\d+) +\\d+ +io\\.github\\.poolscope\\.sync\\.Peer\\b(?!\\$)")
                .matcher(histogram.toString());
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }
}
