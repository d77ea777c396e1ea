package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.JoinableQueue;
import io.github.poolscope.sync.OwnerGoneException;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.sync.QueueEmptyException;
import io.github.poolscope.sync.QueueFullException;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.SeenEvents;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.SyncAction;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Queues between processes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class QueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(30);

    private static void assertEndsWith(Process process, int exitCode) throws InterruptedException {
        assertThat(process.join(PATIENCE)).isTrue();
        assertThat(process.exitCode()).as(process.name()).hasValue(exitCode);
    }

    @Test
    @ReferenceRow({"A94", "A95", "F30"})
    void a_full_queue_takes_nothing_an_empty_one_gives_nothing_and_its_size_is_exact() throws Exception {
        Queue<Integer> queue = new Queue<>(2);
        assertThat(queue.isEmpty()).isTrue();
        queue.put(1);
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.isEmpty()).isFalse();
        queue.put(2, SHORT);
        assertThat(queue.isFull()).isTrue();
        assertThatThrownBy(() -> queue.putNowait(3))
                .isInstanceOf(QueueFullException.class)
                .hasMessage(queue.name() + " is full");
        assertThatThrownBy(() -> queue.put(3, Duration.ofSeconds(-1))).isInstanceOf(QueueFullException.class);
        long begin = System.nanoTime();
        assertThatThrownBy(() -> queue.put(3, SHORT)).isInstanceOf(QueueFullException.class);
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertThat(queue.get()).isEqualTo(1);
        assertThat(queue.getNowait()).isEqualTo(2);
        assertThatThrownBy(queue::getNowait)
                .isInstanceOf(QueueEmptyException.class)
                .hasMessage(queue.name() + " is empty");
        assertThatThrownBy(() -> queue.get(SHORT)).isInstanceOf(QueueEmptyException.class);
        Queue<@Nullable String> endless = new Queue<>(-1);
        endless.put(null);
        assertThat(endless.isFull()).isFalse();
        assertThat(endless.get()).isNull();
    }

    @Test
    @ReferenceRow({"A94", "A95", "A98", "F30"})
    void a_process_ends_at_once_after_its_last_put_and_all_of_it_is_there_in_order() throws Exception {
        Queue<byte[]> queue = new Queue<>();
        Process process = new Process(() -> {
            for (int i = 0; i < 20; i++) {
                byte[] item = new byte[200_000];
                item[0] = (byte) i;
                queue.put(item);
            }
        });
        process.start();
        assertEndsWith(process, 0);
        assertThat(queue.size()).isEqualTo(20);
        for (int i = 0; i < 20; i++) {
            byte[] item = queue.getNowait();
            assertThat(item).hasSize(200_000);
            assertThat(item[0]).isEqualTo((byte) i);
        }
    }

    @Test
    void a_put_into_a_full_queue_waits_for_room_that_another_process_makes() throws Exception {
        Queue<Integer> queue = new Queue<>(1);
        Queue<Integer> sums = new Queue<>();
        Process process = new Process(() -> {
            int sum = 0;
            for (int next = queue.get(); next >= 0; next = queue.get()) {
                sum += next;
            }
            sums.put(sum);
        });
        process.start();
        for (int i = 0; i <= 100; i++) {
            queue.put(i);
        }
        queue.put(-1);
        assertThat(sums.get(PATIENCE)).isEqualTo(5050);
        assertEndsWith(process, 0);
    }

    /** A list that can be changed after it was put. */
    private static final class Unsendable implements Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused")
        private final Thread thread = new Thread(() -> {});
    }

    @Test
    @ReferenceRow({"A96", "A101", "F30"})
    void what_can_not_be_serialised_fails_in_put_and_what_changes_afterwards_is_not_seen() throws Exception {
        Queue<Object> queue = new Queue<>(1);
        assertThatThrownBy(() -> queue.put(new Unsendable()))
                .isInstanceOf(UnsendableException.class)
                .hasMessageContaining("Unsendable can't be put into " + queue.name())
                .hasMessageContaining("java.lang.Thread");
        assertThat(queue.isEmpty()).isTrue();
        List<Integer> list = new ArrayList<>(List.of(1));
        queue.put(list);
        list.add(2);
        assertThat(queue.get()).isEqualTo(List.of(1));
    }

    @Test
    @ReferenceRow("A97")
    void a_closed_handle_neither_puts_nor_gets_and_others_are_not_concerned() throws Exception {
        for (Queue<Integer> queue : List.of(new Queue<Integer>(), new JoinableQueue<Integer>())) {
            Queue<Queue<Integer>> carrier = new Queue<>();
            carrier.put(queue);
            Queue<Integer> other = carrier.get();
            queue.close();
            queue.close();
            assertThatThrownBy(() -> queue.put(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageEndingWith("is closed");
            assertThatThrownBy(queue::get).hasMessageEndingWith("is closed");
            other.put(5);
            assertThat(other.get()).isEqualTo(5);
        }
    }

    @Test
    @ReferenceRow({"A99", "F29"})
    void a_reader_that_is_killed_while_it_waits_takes_no_item_along() throws Exception {
        Queue<String> queue = new Queue<>(0, "waited for");
        try (SeenEvents seen = new SeenEvents()) {
            Process reader = new Process(() -> queue.get());
            reader.start();
            seen.awaitAction("waited for", SyncAction.WAITS, reader.pid().orElseThrow());
            reader.kill();
            assertEndsWith(reader, -9);
            queue.put("mine");
            assertThat(queue.get(PATIENCE)).isEqualTo("mine");
        }
    }

    @Test
    @ReferenceRow("F29")
    void an_item_that_was_on_its_way_to_a_reader_that_dies_goes_back_to_the_front() throws Exception {
        Queue<String> queue = new Queue<>(0, "on the way");
        try (SeenEvents seen = new SeenEvents()) {
            Process reader = new Process(() -> {
                queue.get();
                queue.get();
            });
            reader.start();
            long pid = reader.pid().orElseThrow();
            seen.awaitAction("on the way", SyncAction.WAITS, pid);
            WorkerFunctions.signal(pid, "STOP");
            queue.put("first");
            queue.put("second");
            seen.awaitAction("on the way", SyncAction.GOT, pid);
            assertThat(queue.size()).isEqualTo(1);
            reader.kill();
            assertEndsWith(reader, -9);
            seen.awaitAction("on the way", SyncAction.RETURNED, pid);
            assertThat(queue.get()).isEqualTo("first");
            assertThat(queue.get()).isEqualTo("second");
            assertThat(queue.isEmpty()).isTrue();
        }
    }

    @Test
    void no_item_is_lost_or_delivered_twice_when_readers_and_writers_are_killed_in_the_middle() throws Exception {
        Queue<Integer> queue = new Queue<>(3, "stormy");
        try (SeenEvents seen = new SeenEvents()) {
            for (int round = 0; round < 3; round++) {
                int first = round * 1_000_000;
                Process writer = new Process(() -> {
                    for (int i = first; ; i++) {
                        queue.put(i);
                    }
                });
                Process reader = new Process(() -> {
                    while (true) {
                        queue.get();
                    }
                });
                writer.start();
                reader.start();
                seen.awaitActions("stormy", SyncAction.GOT, 200 * (round + 1));
                reader.kill();
                writer.kill();
                assertEndsWith(reader, -9);
                assertEndsWith(writer, -9);
                // Items being sent to dead processes return when their connections have ended.
                await().untilAsserted(() -> assertThat(queue.size()).isEqualTo(putAndNotTaken(seen)));
            }
            List<Integer> left = new ArrayList<>();
            while (!queue.isEmpty()) {
                left.add(queue.getNowait());
            }
            assertThat(left).doesNotHaveDuplicates().isSorted();
            queue.put(-1);
            assertThat(queue.get(PATIENCE)).isEqualTo(-1);
        }
    }

    private static int putAndNotTaken(SeenEvents seen) {
        int left = 0;
        for (SyncAction action : seen.actions("stormy")) {
            left += action == SyncAction.PUT || action == SyncAction.RETURNED ? 1 : action == SyncAction.GOT ? -1 : 0;
        }
        return left;
    }

    @Test
    void an_interrupt_ends_the_waiting_and_loses_nothing() throws Exception {
        Queue<Integer> queue = new Queue<>();
        Process process = new Process(() -> {
            Thread waiter = Thread.currentThread();
            CompletableFuture<String> outcome = new CompletableFuture<>();
            Thread gets = new Thread(() -> {
                try {
                    outcome.complete("got " + queue.get());
                } catch (InterruptedException e) {
                    outcome.complete("interrupted");
                }
            });
            gets.start();
            while (gets.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            gets.interrupt();
            queue.put(outcome.get().equals("interrupted") ? 1 : 0);
            if (waiter.isInterrupted()) {
                queue.put(2);
            }
        });
        process.start();
        assertEndsWith(process, 0);
        assertThat(queue.getNowait()).isEqualTo(1);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void the_first_thread_of_a_process_can_be_interrupted_too() throws Exception {
        Queue<String> empty = new Queue<>();
        Queue<String> told = new Queue<>();
        Process process = new Process(() -> {
            Thread first = Thread.currentThread();
            new Thread(() -> {
                        while (first.getState() != Thread.State.WAITING) {
                            Thread.onSpinWait();
                        }
                        first.interrupt();
                    })
                    .start();
            try {
                empty.get();
            } catch (InterruptedException e) {
                told.put("interrupted");
            }
        });
        process.start();
        assertThat(told.get(PATIENCE)).isEqualTo("interrupted");
        assertEndsWith(process, 0);
    }

    @Test
    @ReferenceRow("A100")
    void a_joinable_queue_is_waited_for_until_each_item_is_done() throws Exception {
        JoinableQueue<Integer> queue = new JoinableQueue<>();
        assertThat(queue.join(Duration.ZERO)).isTrue();
        for (int i = 0; i < 10; i++) {
            queue.put(i);
        }
        assertThat(queue.join(SHORT)).isFalse();
        List<Process> workers = List.of(consumer(queue), consumer(queue));
        for (Process worker : workers) {
            worker.start();
        }
        queue.join();
        assertThat(queue.isEmpty()).isTrue();
        assertThatThrownBy(queue::taskDone)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("task_done() called too many times");
        queue.put(-1);
        queue.put(-1);
        for (Process worker : workers) {
            assertEndsWith(worker, 0);
        }
    }

    private static Process consumer(JoinableQueue<Integer> queue) {
        return new Process(() -> {
            while (queue.get() >= 0) {
                queue.taskDone();
            }
        });
    }

    @Test
    void what_a_process_had_not_done_when_it_died_is_not_waited_for() throws Exception {
        JoinableQueue<Integer> queue = new JoinableQueue<>(0, "undone");
        try (SeenEvents seen = new SeenEvents()) {
            queue.put(1);
            queue.put(2);
            Event never = new Event();
            Process dies = new Process(() -> {
                queue.get();
                never.await();
            });
            dies.start();
            long pid = dies.pid().orElseThrow();
            seen.awaitAction("undone", SyncAction.GOT, pid);
            assertThat(queue.getNowait()).isEqualTo(2);
            queue.taskDone();
            assertThat(queue.join(SHORT)).isFalse();
            // Waits for another operation of the process: then it certainly has the item.
            seen.awaitAction(never.name(), SyncAction.WAITS, pid);
            dies.kill();
            queue.join();
            assertEndsWith(dies, -9);
            seen.awaitAction("undone", SyncAction.ABANDONED, pid);
        }
    }

    @Test
    void a_handle_travels_to_a_grandchild_and_home_again() throws Exception {
        Queue<Object> queue = new Queue<>();
        Process child = new Process(() -> {
            Process grandchild = new Process(() -> {
                queue.put(queue);
                queue.put("from a grandchild");
            });
            grandchild.start();
        });
        child.start();
        Object home = queue.get(PATIENCE);
        assertThat(((Queue<?>) home).ownerPid())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(((Queue<?>) home).get(PATIENCE)).isEqualTo("from a grandchild");
        assertEndsWith(child, 0);
    }

    /** Set by an initializer for the tasks of its worker. */
    private static @Nullable Queue<Integer> left;

    @Test
    @ReferenceRow("A130")
    void handles_travel_to_the_workers_of_a_pool_as_items_captured_variables_and_with_the_initializer()
            throws Exception {
        Queue<Integer> captured = new Queue<>();
        Queue<Integer> item = new Queue<>();
        Queue<Integer> initial = new Queue<>();
        PoolOptions options = PoolOptions.builder()
                .processes(2)
                .initializer(() -> left = initial)
                .build();
        try (Pool pool = Pool.create(options)) {
            pool.map(
                    i -> {
                        captured.put(i);
                        java.util.Objects.requireNonNull(left).put(i);
                        return i;
                    },
                    IntStream.range(0, 10).boxed().toList(),
                    1);
            pool.apply(
                    queue -> {
                        queue.put(7);
                        return 0;
                    },
                    item);
        }
        assertThat(item.getNowait()).isEqualTo(7);
        List<Integer> seen = new ArrayList<>();
        List<Integer> seenInitial = new ArrayList<>();
        while (seen.size() < 10) {
            seen.add(captured.getNowait());
            seenInitial.add(initial.getNowait());
        }
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).boxed().toList());
        assertThat(seenInitial).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void a_queue_ends_with_the_process_that_made_it_also_for_those_who_wait() throws Exception {
        Queue<Queue<Integer>> carrier = new Queue<>();
        Event never = new Event();
        Process maker = new Process(() -> {
            carrier.put(new Queue<>());
            never.await();
        });
        maker.start();
        Queue<Integer> theirs = carrier.get(PATIENCE);
        assertThat(theirs.ownerPid()).isEqualTo(maker.pid().orElseThrow());
        theirs.put(1);
        assertThat(theirs.get()).isEqualTo(1);
        CompletableFuture<Integer> waits = CompletableFuture.supplyAsync(() -> {
            try {
                return theirs.get();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        maker.kill();
        assertEndsWith(maker, -9);
        assertThatThrownBy(waits::get).hasCauseInstanceOf(OwnerGoneException.class);
        assertThatThrownBy(() -> theirs.put(2))
                .isInstanceOf(OwnerGoneException.class)
                .hasMessageContaining("has ended");
    }
}
