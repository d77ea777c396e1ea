package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.BoundedSemaphore;
import io.github.poolscope.sync.Condition;
import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.sync.RLock;
import io.github.poolscope.sync.Semaphore;
import io.github.poolscope.sync.SyncEvent;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.SeenEvents;
import io.github.poolscope.trace.SyncAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Locks, semaphores, conditions, events and barriers between processes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class LockTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(30);

    @TempDir
    Path folder;

    private static Process started(TaskAction target) throws Exception {
        Process process = new Process(target);
        process.start();
        return process;
    }

    private static void assertEndsWith(Process process, int exitCode) throws InterruptedException {
        assertThat(process.join(PATIENCE)).isTrue();
        assertThat(process.exitCode()).as(process.name()).hasValue(exitCode);
    }

    /** Runs a call on another thread of this process. */
    private static CompletableFuture<Object> elsewhere(java.util.concurrent.Callable<Object> call) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        DaemonThreads.start("elsewhere", () -> {
            try {
                result.complete(call.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Test
    @ReferenceRow("A107")
    void a_lock_is_had_once_and_released_by_anybody() throws Exception {
        Lock lock = new Lock();
        assertThat(lock.tryAcquire()).isTrue();
        assertThat(lock.tryAcquire()).isFalse();
        assertThat(lock.acquire(Duration.ofSeconds(-1))).isFalse();
        long begin = System.nanoTime();
        assertThat(lock.acquire(SHORT)).isFalse();
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertEndsWith(started(lock::release), 0);
        assertThatThrownBy(lock::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("semaphore or lock released too many times");
        try (Lock.Held held = lock.hold()) {
            assertThat(held).isNotNull();
            assertThat(lock.tryAcquire()).isFalse();
        }
        assertThat(lock.tryAcquire()).isTrue();
    }

    private static void addOne(Path file) throws Exception {
        Files.writeString(file, String.valueOf(Integer.parseInt(Files.readString(file)) + 1));
    }

    @Test
    @ReferenceRow("A107")
    void what_a_lock_guards_is_touched_by_one_process_at_a_time() throws Exception {
        Path number = Files.writeString(folder.resolve("number"), "0");
        String file = number.toString();
        Lock lock = new Lock();
        TaskAction counts = () -> {
            for (int i = 0; i < 200; i++) {
                lock.acquire();
                addOne(Path.of(file));
                lock.release();
            }
        };
        List<Process> processes = List.of(started(counts), started(counts));
        counts.run();
        for (Process process : processes) {
            assertEndsWith(process, 0);
        }
        assertThat(Files.readString(number)).isEqualTo("600");
    }

    @Test
    @ReferenceRow("A108")
    void a_recursive_lock_belongs_to_a_thread_which_may_take_it_again() throws Exception {
        RLock lock = new RLock();
        for (int i = 0; i < 3; i++) {
            lock.acquire();
        }
        assertThat(elsewhere(lock::tryAcquire).get()).isEqualTo(false);
        assertThatThrownBy(() -> elsewhere(() -> {
                            lock.release();
                            return 0;
                        })
                        .get())
                .hasMessageContaining("attempt to release recursive lock not owned by thread");
        Queue<Boolean> had = new Queue<>();
        Process other = started(() -> {
            had.put(lock.tryAcquire());
            lock.acquire();
            lock.acquire();
            lock.release();
            lock.release();
        });
        assertThat(had.get(PATIENCE)).isFalse();
        lock.release();
        lock.release();
        assertThat(other.join(SHORT)).isFalse();
        lock.release();
        assertEndsWith(other, 0);
        assertThatThrownBy(lock::release).hasMessageContaining("not owned by thread");
    }

    @Test
    @ReferenceRow({"A110", "F29"})
    void a_lock_whose_holder_is_killed_goes_to_the_next_who_is_told() throws Exception {
        for (Lock lock : List.of(new Lock("left"), new RLock("left"))) {
            try (SeenEvents seen = new SeenEvents()) {
                Event never = new Event();
                Process dies = started(() -> {
                    lock.acquire();
                    never.await();
                });
                long pid = dies.pid().orElseThrow();
                seen.awaitAction("left", SyncAction.ACQUIRED, pid);
                assertThat(lock.abandonedBy()).isEmpty();
                CompletableFuture<Object> next = elsewhere(() -> {
                    lock.acquire();
                    Object by = lock.abandonedBy().orElse(-1);
                    lock.release();
                    return by;
                });
                seen.awaitAction(
                        "left", SyncAction.WAITS, ProcessHandle.current().pid());
                dies.kill();
                assertThat(next.get()).isEqualTo(pid);
                assertThat(lock.abandonedBy()).isEmpty();
                assertEndsWith(dies, -9);
                seen.awaitAction("left", SyncAction.ABANDONED, pid);
            }
        }
    }

    @Test
    @ReferenceRow("F29")
    void a_process_that_is_killed_while_it_waits_for_a_lock_does_not_get_it() throws Exception {
        Lock lock = new Lock("waited for");
        lock.acquire();
        try (SeenEvents seen = new SeenEvents()) {
            Process dies = started(lock::acquire);
            seen.awaitAction("waited for", SyncAction.WAITS, dies.pid().orElseThrow());
            dies.kill();
            assertEndsWith(dies, -9);
            lock.release();
            assertThat(lock.acquire(PATIENCE)).isTrue();
        }
    }

    @Test
    @ReferenceRow("A109")
    void a_semaphore_counts_permits_and_only_a_bounded_one_has_a_most() throws Exception {
        for (Semaphore semaphore : List.of(new Semaphore(2), new BoundedSemaphore(2))) {
            assertThat(semaphore.value()).isEqualTo(2);
            semaphore.acquire();
            assertThat(semaphore.tryAcquire()).isTrue();
            assertThat(semaphore.value()).isZero();
            assertThat(semaphore.tryAcquire()).isFalse();
            assertThat(semaphore.acquire(SHORT)).isFalse();
            semaphore.release();
            semaphore.release();
            assertThat(semaphore.value()).isEqualTo(2);
            if (semaphore instanceof BoundedSemaphore) {
                assertThatThrownBy(semaphore::release)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("released too many times");
            } else {
                semaphore.release();
                assertThat(semaphore.value()).isEqualTo(3);
            }
        }
        assertThatThrownBy(() -> new Semaphore(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    @ReferenceRow("F29")
    void permits_of_a_bounded_semaphore_come_back_from_a_process_that_dies() throws Exception {
        BoundedSemaphore guard = new BoundedSemaphore(2);
        Semaphore signals = new Semaphore(2);
        Event taken = new Event();
        Event never = new Event();
        Process dies = started(() -> {
            guard.acquire();
            guard.acquire();
            signals.acquire();
            taken.set();
            never.await();
        });
        taken.await();
        assertThat(guard.value()).isZero();
        dies.kill();
        assertThat(guard.acquire(PATIENCE)).isTrue();
        assertThat(guard.value()).isEqualTo(1);
        assertThat(signals.value()).isEqualTo(1);
        assertEndsWith(dies, -9);
    }

    @Test
    @ReferenceRow("A111")
    void a_condition_wants_its_lock_and_wakes_as_many_as_are_notified() throws Exception {
        Condition condition = new Condition("many");
        assertThatThrownBy(condition::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must acquire() condition before using wait()");
        assertThatThrownBy(condition::signal).hasMessageContaining("lock is not owned");
        Queue<String> told = new Queue<>();
        TaskAction waits = () -> {
            condition.lock().acquire();
            condition.lock().acquire();
            condition.await();
            condition.lock().release();
            condition.lock().release();
            told.put("woken");
        };
        try (SeenEvents seen = new SeenEvents()) {
            Process first = started(waits);
            Process second = started(waits);
            CompletableFuture<Object> third = elsewhere(() -> {
                waits.run();
                return 0;
            });
            // The condition waits; the lock with the same name is another object.
            await().atMost(PATIENCE)
                    .until(() -> seen.of("many").stream()
                                    .filter(event ->
                                            event.object().kind() == io.github.poolscope.trace.SyncKind.CONDITION
                                                    && event.action() == SyncAction.WAITS)
                                    .count()
                            == 3);
            condition.lock().acquire();
            assertThat(condition.await(Duration.ZERO)).isFalse();
            assertThat(condition.await(SHORT)).isFalse();
            assertThat(told.isEmpty()).isTrue();
            condition.signal();
            assertThat(told.isEmpty()).isTrue();
            condition.lock().release();
            assertThat(told.get(PATIENCE)).isEqualTo("woken");
            condition.lock().acquire();
            condition.signalAll();
            condition.lock().release();
            assertThat(told.get(PATIENCE)).isEqualTo("woken");
            assertThat(told.get(PATIENCE)).isEqualTo("woken");
            third.get();
            assertEndsWith(first, 0);
            assertEndsWith(second, 0);
            assertThat(condition.lock().tryAcquire()).isTrue();
        }
    }

    @Test
    @ReferenceRow("A111")
    void two_processes_step_a_value_by_turns_with_a_condition() throws Exception {
        Condition condition = new Condition();
        Path value = Files.writeString(folder.resolve("value"), "0");
        String file = value.toString();
        Process steps = started(() -> step(condition, file, 1));
        step(condition, file, 0);
        assertEndsWith(steps, 0);
        assertThat(Files.readString(value)).isEqualTo("6");
        condition.lock().acquire();
        long begin = System.nanoTime();
        assertThat(condition.awaitUntil(() -> false, SHORT)).isFalse();
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    private static void step(Condition condition, String file, int parity) throws Exception {
        for (int i = 0; i < 3; i++) {
            condition.lock().acquire();
            if (!condition.awaitUntil(() -> read(file) % 2 == parity, PATIENCE)) {
                throw new IllegalStateException("nobody took turns");
            }
            addOne(Path.of(file));
            condition.signalAll();
            condition.lock().release();
        }
    }

    private static int read(String file) {
        try {
            return Integer.parseInt(Files.readString(Path.of(file)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @ReferenceRow("A112")
    void an_event_is_waited_for_until_some_process_sets_it() throws Exception {
        Event event = new Event();
        assertThat(event.isSet()).isFalse();
        assertThat(event.await(Duration.ZERO)).isFalse();
        assertThat(event.await(SHORT)).isFalse();
        Process sets = started(event::set);
        event.await();
        assertThat(event.isSet()).isTrue();
        assertThat(event.await(Duration.ZERO)).isTrue();
        event.clear();
        assertThat(event.isSet()).isFalse();
        assertEndsWith(sets, 0);
    }

    @Test
    @ReferenceRow("A112")
    void parties_pass_a_barrier_together_round_after_round_and_the_action_runs_once_in_each() throws Exception {
        Path acts = Files.writeString(folder.resolve("acts"), "0");
        String file = acts.toString();
        Barrier barrier = new Barrier(3, () -> addOne(Path.of(file)));
        Queue<Integer> indices = new Queue<>();
        TaskAction party = () -> {
            for (int round = 1; round <= 30; round++) {
                int index = barrier.await();
                if (read(file) < round) {
                    throw new IllegalStateException("somebody passed before the action of round " + round);
                }
                indices.put(index);
            }
        };
        List<Process> others = List.of(started(party), started(party));
        party.run();
        for (Process other : others) {
            assertEndsWith(other, 0);
        }
        assertThat(Files.readString(acts)).isEqualTo("30");
        int[] counts = new int[3];
        while (!indices.isEmpty()) {
            counts[indices.getNowait()]++;
        }
        assertThat(counts).containsExactly(30, 30, 30);
        assertThat(barrier.waiting()).isZero();
        assertThat(barrier.isBroken()).isFalse();
        assertThat(barrier.parties()).isEqualTo(3);
    }

    @Test
    @ReferenceRow("A112")
    void a_barrier_breaks_for_all_by_a_time_out_by_abort_and_by_reset_and_is_as_new_after_reset() throws Exception {
        Barrier barrier = new Barrier(2);
        assertThatThrownBy(() -> barrier.await(SHORT)).isInstanceOf(BrokenBarrierException.class);
        assertThat(barrier.isBroken()).isTrue();
        assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
        barrier.reset();
        assertThat(barrier.isBroken()).isFalse();
        List<Runnable> breaks = List.of(barrier::abort, barrier::reset);
        for (Runnable breaking : breaks) {
            barrier.reset();
            CompletableFuture<Object> waits = elsewhere(barrier::await);
            await().until(() -> barrier.waiting() == 1);
            breaking.run();
            assertThatThrownBy(waits::get).hasCauseInstanceOf(BrokenBarrierException.class);
        }
        assertThat(barrier.isBroken()).isFalse();
        CompletableFuture<Object> waits = elsewhere(barrier::await);
        List<Object> both = new ArrayList<>(List.of(barrier.await(), waits.get()));
        assertThat(both).containsExactlyInAnyOrder(0, 1);
        Barrier failing = new Barrier(1, () -> {
            throw new java.io.IOException("no action");
        });
        assertThatThrownBy(failing::await)
                .isInstanceOf(BrokenBarrierException.class)
                .hasMessageContaining("no action");
        assertThat(failing.isBroken()).isTrue();
        Barrier hasty = new Barrier(2, SHORT);
        assertThatThrownBy(hasty::await).isInstanceOf(BrokenBarrierException.class);
        assertThatThrownBy(() -> new Barrier(0)).hasMessageContaining("at least 1 party, not 0");
    }

    /** As in Python, where the action runs under the barrier's lock. */
    @Test
    void a_round_whose_parties_have_all_arrived_is_not_broken_by_a_time_out_while_the_action_runs() throws Exception {
        Barrier barrier = new Barrier(2, () -> TimeUnit.MILLISECONDS.sleep(2_500));
        CompletableFuture<Object> impatient = elsewhere(() -> barrier.await(Duration.ofSeconds(2)));
        await().until(() -> barrier.waiting() == 1);
        assertThat(List.of(barrier.await(), impatient.get())).containsExactlyInAnyOrder(0, 1);
        assertThat(barrier.isBroken()).isFalse();
    }

    /** Otherwise a wait would seem to end where it begins. */
    @Test
    void a_wait_for_a_notice_is_told_between_letting_go_of_the_lock_and_the_notice() throws Exception {
        Condition condition = new Condition("told in order");
        Lock lock = condition.lock();
        try (SeenEvents seen = new SeenEvents()) {
            CompletableFuture<Object> waits = elsewhere(() -> {
                lock.acquire();
                condition.await();
                lock.release();
                return "notified";
            });
            seen.awaitActions("told in order", SyncAction.WAITS, 1);
            lock.acquire();
            condition.signal();
            lock.release();
            assertThat(waits.get()).isEqualTo("notified");
            long waiter = seen.of("told in order").get(0).thread();
            assertThat(seen.all().stream()
                            .filter(event -> event.thread() == waiter || event.action() == SyncAction.NOTIFIED)
                            .map(event -> event.object().kind() + " " + event.action()))
                    .containsExactly(
                            "RLOCK ACQUIRED",
                            "RLOCK RELEASED",
                            "CONDITION WAITS",
                            "CONDITION NOTIFIED",
                            "RLOCK WAITS",
                            "RLOCK ACQUIRED",
                            "RLOCK RELEASED");
        }
    }

    @Test
    void a_party_that_dies_breaks_the_barrier() throws Exception {
        Barrier barrier = new Barrier(3);
        Process dies = started(barrier::await);
        CompletableFuture<Object> waits = elsewhere(barrier::await);
        await().atMost(PATIENCE).until(() -> barrier.waiting() == 2);
        dies.kill();
        assertThatThrownBy(waits::get).hasCauseInstanceOf(BrokenBarrierException.class);
        assertEndsWith(dies, -9);
    }

    @Test
    void the_observer_is_told_who_waits_for_a_lock_gets_it_and_releases_it() throws Exception {
        try (SeenEvents seen = new SeenEvents()) {
            Lock lock = new Lock("observed lock");
            lock.acquire();
            Process other = started(() -> {
                lock.acquire();
                lock.release();
            });
            long pid = other.pid().orElseThrow();
            seen.awaitAction("observed lock", SyncAction.WAITS, pid);
            lock.release();
            assertEndsWith(other, 0);
            assertThat(lock.acquire(PATIENCE)).isTrue();
            long here = ProcessHandle.current().pid();
            assertThat(seen.of("observed lock"))
                    .extracting(event ->
                            event.action() + " " + (event.pid() == here ? "here" : event.pid() == pid ? "there" : "?"))
                    .startsWith("ACQUIRED here", "WAITS there", "RELEASED here", "ACQUIRED there", "RELEASED there")
                    .endsWith("ACQUIRED here");
            assertThat(seen.of("observed lock")).extracting(SyncEvent::nanoTime).isSorted();
            assertThat(seen.of("observed lock")).allMatch(event -> event.thread() > 0);
        }
    }
}
