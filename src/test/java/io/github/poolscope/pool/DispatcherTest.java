package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.trace.Recorder;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Which worker gets which task, in races between a death and a task that are too short to provoke by killing processes.
 */
class DispatcherTest {
    private final AtomicLong now = new AtomicLong();
    private final PoolLifecycle lifecycle = new PoolLifecycle(2);
    private final Dispatcher dispatcher = new Dispatcher(lifecycle, OptionalInt.empty(), Recorder.NONE, now::get);
    private final ServiceTime pace = new ServiceTime();
    private final TaskFactory tasks = new TaskFactory(Recorder.NONE, new SerialisedTransfer());

    /** Records the tasks it was given. */
    private static class Stub extends Worker {
        private final List<Task> given = new ArrayList<>();
        private final List<Task> begun = new ArrayList<>();
        /** Whether it has not reported which task it has begun. */
        private boolean silent;

        private int asked;

        Stub(int slot) {
            super(slot, slot, 8);
        }

        @Override
        long pid() {
            return 1;
        }

        @Override
        long parentPid() {
            return 1;
        }

        @Override
        void assigned(int inSlot, Task task) {}

        @Override
        void give(int firstSlot, List<Task> tasks) {
            given.addAll(tasks);
        }

        @Override
        boolean callBack(int inSlot, Task task) {
            return !begun.contains(task) && given.remove(task);
        }

        @Override
        void ask() {
            asked++;
        }

        @Override
        @Nullable
        Task current() {
            return silent || begun.isEmpty() ? null : begun.get(begun.size() - 1);
        }
    }

    private static final class Nothing extends Job {
        private volatile boolean aborted;

        Nothing(ServiceTime pace) {
            super("nobody", new CalledFunction(1, new byte[0], null, pace), CallOptions.DEFAULT);
        }

        @Override
        boolean failureSkipsRest() {
            return true;
        }

        @Override
        void settled(Task task, int position, int index, @Nullable Object value, @Nullable Throwable error) {}

        @Override
        void taskEnded(Task task) {}

        @Override
        void abort(RuntimeException why) {
            aborted = true;
        }
    }

    private Task task() {
        return task(new Nothing(pace));
    }

    private Task task(Job job) {
        TaskFactory.Packing packing = tasks.new Packing();
        packing.add(1);
        packing.seal();
        return packing.tasks(job, 0).get(0);
    }

    private Stub ready(int slot) {
        Stub worker = new Stub(slot);
        assertThat(dispatcher.ready(worker)).isEqualTo(NextStep.WORK_OR_WAIT);
        return worker;
    }

    @Test
    void what_is_submitted_while_the_pool_ends_is_dropped_or_aborted() throws Exception {
        Nothing job = new Nothing(pace);
        Task late = task(job);
        Thread submitter = new Thread(() -> dispatcher.submit(List.of(late)));
        Collection<Worker> askedInBetween = new AbstractCollection<>() {
            @Override
            public Iterator<Worker> iterator() {
                if (submitter.getState() == Thread.State.NEW) {
                    submitter.start();
                    await().until(() -> submitter.getState() == Thread.State.TERMINATED
                            || submitter.getState() == Thread.State.WAITING);
                }
                return Collections.emptyIterator();
            }

            @Override
            public int size() {
                return 0;
            }
        };
        List<Task> dropped = dispatcher.end(PoolState.TERMINATE, new PoolTerminatedException(), askedInBetween);
        submitter.join();
        assertThat(job.aborted || dropped.contains(late)).isTrue();
    }

    /** Asks the dispatcher something from another thread, which waits for no lock that this thread holds. */
    private static boolean canBeAsked(Dispatcher dispatcher) {
        Thread other = new Thread(dispatcher::isBusy);
        other.start();
        try {
            other.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !other.isAlive();
    }

    @Test
    void recorder_worker_and_callback_are_told_without_a_lock_and_the_recorder_before_the_worker() {
        List<String> told = new ArrayList<>();
        AtomicReference<Dispatcher> asked = new AtomicReference<>();
        Consumer<String> teller = event -> told.add(event + (canBeAsked(asked.get()) ? "" : " under a lock"));
        Recorder recorder = new Recorder() {
            @Override
            public void dispatched(int[] tasks, int worker, long nanoTime) {
                teller.accept("recorder");
            }
        };
        Dispatcher own = new Dispatcher(lifecycle, OptionalInt.empty(), recorder, now::get);
        asked.set(own);
        own.whenBusy(() -> teller.accept("busy"));
        own.alarm((nanos, action) -> teller.accept("alarm"));
        Stub first = new Stub(0) {
            @Override
            void give(int firstSlot, List<Task> tasks) {
                teller.accept("worker");
                super.give(firstSlot, tasks);
            }
        };
        own.ready(first);
        own.submit(List.of(task()));
        assertThat(told).containsExactly("busy", "recorder", "worker");
        told.clear();
        pace.ran(1, 10_000);
        own.finished(first, new int[] {0}, 1);
        own.submit(Stream.generate(this::task).limit(8).toList());
        first.begun.addAll(first.given);
        Stub second = new Stub(1);
        own.ready(second);
        int slot = 0;
        while (!second.given.isEmpty()) { // Until nothing waits, and it is idle while the first has tasks.
            int count = second.given.size();
            int from = slot;
            second.given.clear();
            own.finished(
                    second, IntStream.range(from, from + count).map(i -> i % 8).toArray(), count);
            slot += count;
        }
        assertThat(told).contains("alarm").noneMatch(event -> event.endsWith("under a lock"));
    }

    @Test
    void what_was_assigned_is_delivered_even_if_the_next_assignment_fails() {
        Dispatcher own = new Dispatcher(lifecycle, OptionalInt.empty(), Recorder.NONE, now::get);
        Stub first = new Stub(0);
        Stub second = new Stub(1) {
            @Override
            void assigned(int inSlot, Task task) {
                throw new OutOfMemoryError("for a test");
            }
        };
        own.ready(first);
        own.ready(second);
        Task task = task();
        assertThatThrownBy(() -> own.submit(List.of(task, task()))).isInstanceOf(OutOfMemoryError.class);
        assertThat(first.given).containsExactly(task);
    }

    @Test
    void a_worker_that_is_out_of_service_is_given_nothing_and_the_task_waits_for_another() {
        Stub dead = ready(0);
        dispatcher.takeOutOfService(dead);
        assertThat(dispatcher.inFlight(dead)).isEmpty();
        Task task = task();
        dispatcher.submit(List.of(task));
        dispatcher.left(dead, List.of());
        assertThat(dead.given).isEmpty();
        assertThat(ready(1).given).containsExactly(task);
    }

    @Test
    void a_task_that_was_given_before_is_known_when_the_worker_is_taken_out_of_service() {
        Stub dead = ready(0);
        Task task = task();
        dispatcher.submit(List.of(task));
        dispatcher.takeOutOfService(dead);
        assertThat(dispatcher.inFlight(dead))
                .extracting(TasksInFlight.Entry::task)
                .containsExactly(task);
        dispatcher.left(dead, List.of(task));
        assertThat(ready(1).given).containsExactly(task);
    }

    @Test
    void a_condemned_worker_that_ends_its_task_well_is_given_no_other() {
        Stub worker = ready(0);
        Task task = task();
        dispatcher.submit(List.of(task));
        worker.begun.add(task);
        assertThat(dispatcher.condemn(worker, task)).isTrue();
        Task next = task();
        dispatcher.submit(List.of(next));
        assertThat(dispatcher.finished(worker, new int[] {0}, 1)).isEqualTo(NextStep.WORK_OR_WAIT);
        assertThat(worker.given).containsExactly(task);
        assertThat(dispatcher.condemn(worker, task)).isFalse();
    }

    @Test
    void a_worker_that_has_begun_a_task_and_not_said_so_yet_is_condemned_with_its_job() {
        Stub worker = ready(0);
        Task task = task();
        dispatcher.submit(List.of(task));
        worker.begun.add(task);
        worker.silent = true;
        assertThat(dispatcher.condemn(task.job)).containsExactly(new TaskRecall.Condemned(worker, List.of(task)));
        Task next = task();
        dispatcher.submit(List.of(next));
        assertThat(worker.given).doesNotContain(next);
    }

    @Test
    void a_worker_that_has_not_begun_a_task_of_a_job_is_not_condemned_with_it() {
        Stub worker = ready(0);
        Task task = task();
        dispatcher.submit(List.of(task));
        assertThat(dispatcher.withdraw(task.job)).containsExactly(task);
        assertThat(dispatcher.condemn(task.job)).isEmpty();
        Task next = task();
        dispatcher.submit(List.of(next));
        assertThat(worker.given).containsExactly(next);
    }

    @Test
    void tasks_whose_pace_is_unknown_or_slow_are_handed_out_one_by_one() {
        Stub worker = ready(0);
        List<Task> three = List.of(task(), task(), task());
        dispatcher.submit(three);
        assertThat(worker.given).containsExactly(three.get(0));
        pace.ran(1, 5_000_000);
        dispatcher.finished(worker, new int[] {0}, 1);
        assertThat(worker.given).containsExactly(three.get(0), three.get(1));
    }

    @Test
    void quick_tasks_are_given_ahead_and_shared_again_when_somebody_is_idle() {
        pace.ran(1, 150_000);
        Stub worker = ready(0);
        List<Task> many = Stream.generate(this::task).limit(24).toList();
        dispatcher.submit(many);
        assertThat(worker.given).as("a fair part of them").isEqualTo(many.subList(0, 6));
        worker.begun.add(many.get(0));
        Stub other = ready(1);
        assertThat(other.given).isEqualTo(many.subList(6, 10));
        worker.given.removeAll(many.subList(0, 6));
        dispatcher.finished(worker, new int[] {0, 1, 2, 3, 4, 5}, 6);
        assertThat(worker.given).isEqualTo(many.subList(10, 13));
    }

    @Test
    void what_waits_behind_a_long_taskel_goes_to_another_in_its_turn() {
        pace.ran(1, 150_000);
        Stub stuck = ready(0);
        List<Task> many = Stream.generate(this::task).limit(12).toList();
        dispatcher.submit(many);
        assertThat(stuck.given).isEqualTo(many.subList(0, 3));
        stuck.begun.add(many.get(0));
        Stub other = ready(1);
        assertThat(other.given).isEqualTo(many.subList(3, 5));
        now.addAndGet(5_000_000);
        assertThat(dispatcher.finished(other, new int[] {0, 1}, 2)).isEqualTo(NextStep.WORK_OR_WAIT);
        assertThat(stuck.given).containsExactly(many.get(0));
        assertThat(other.given).isEqualTo(List.of(many.get(3), many.get(4), many.get(1), many.get(2)));
    }

    @Test
    void a_worker_of_which_all_was_called_back_is_idle_and_is_given_again() {
        Stub worker = ready(0);
        Nothing job = new Nothing(pace);
        TaskFactory.Packing packing = tasks.new Packing();
        packing.add(1);
        packing.seal();
        dispatcher.submit(packing.tasks(job, 0));
        assertThat(dispatcher.withdraw(job)).hasSize(1);
        Task next = task();
        dispatcher.submit(List.of(next));
        assertThat(worker.given).containsExactly(next);
    }

    @Test
    void a_worker_that_seems_to_be_stopped_loses_its_only_task_and_gets_no_other_before_it_answers() {
        Stub stopped = ready(0);
        Stub other = ready(1);
        Task first = task();
        dispatcher.submit(List.of(first));
        dispatcher.callBackFromSilent();
        assertThat(stopped.given).containsExactly(first);
        now.addAndGet(2_000_000_000);
        dispatcher.callBackFromSilent();
        assertThat(stopped.given).isEmpty();
        assertThat(other.given).containsExactly(first);
        assertThat(stopped.asked).isPositive();
        Task second = task();
        dispatcher.submit(List.of(second));
        assertThat(stopped.given).isEmpty();
        assertThat(dispatcher.heard(stopped)).isEqualTo(NextStep.WORK_OR_WAIT);
        assertThat(stopped.given).containsExactly(second);
    }

    @Test
    void a_worker_that_has_not_answered_is_sent_home_with_the_idle() {
        Stub stopped = ready(0);
        Task task = task();
        dispatcher.submit(List.of(task));
        now.addAndGet(2_000_000_000);
        dispatcher.callBackFromSilent();
        assertThat(dispatcher.withdraw(task.job)).containsExactly(task);
        lifecycle.close();
        assertThat(dispatcher.takeIdleIfDone()).containsExactly(stopped);
        assertThat(dispatcher.heard(stopped)).isEqualTo(NextStep.WORK_OR_WAIT);
        assertThat(stopped.state).isEqualTo(WorkerState.LEAVING);
    }

    @Test
    void a_worker_that_may_not_have_read_what_was_called_back_is_given_no_more_than_its_socket_takes() {
        Stub worker = ready(0);
        int given = 0;
        for (int i = 0; i < 300; i++) {
            Task task = task();
            dispatcher.submit(List.of(task));
            given += worker.given.size();
            assertThat(dispatcher.withdraw(task.job)).containsExactly(task);
        }
        assertThat(given).isBetween(1, 100);
        Task next = task();
        dispatcher.submit(List.of(next));
        assertThat(worker.given).isEmpty();
        dispatcher.heard(worker);
        assertThat(worker.given).containsExactly(next);
    }
}
