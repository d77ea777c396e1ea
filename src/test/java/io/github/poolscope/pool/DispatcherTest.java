package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.trace.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is given what, where a race between a death and a task would be too narrow to be met by killing processes. */
class DispatcherTest {
    private final Dispatcher dispatcher = new Dispatcher(2, OptionalInt.empty(), Recorder.NONE);
    private final Tasks tasks = new Tasks(Recorder.NONE, new ByteCargo());

    /** Remembers what it was given. */
    private static final class Stub extends Worker {
        private final List<Task> given = new ArrayList<>();

        Stub(int slot) {
            super(slot, slot);
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
        void give(Task task) {
            given.add(task);
        }
    }

    private static final class Nothing extends Job {
        Nothing() {
            super("nobody", new Callee(1, new byte[0], null), CallOptions.USUAL);
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
        void abort(RuntimeException why) {}
    }

    private Task task() {
        Tasks.Packing packing = tasks.new Packing();
        packing.add(1);
        packing.seal();
        return packing.tasks(new Nothing(), 0).get(0);
    }

    private Stub ready(int slot) {
        Stub worker = new Stub(slot);
        assertThat(dispatcher.ready(worker)).isEqualTo(Dispatcher.Next.WORK_OR_WAIT);
        return worker;
    }

    @Test
    void a_worker_that_is_out_of_service_is_given_nothing_and_the_task_waits_for_another() {
        Stub dead = ready(0);
        assertThat(dispatcher.takeOutOfService(dead)).isNull();
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
        assertThat(dispatcher.takeOutOfService(dead)).isSameAs(task);
        dispatcher.left(dead, List.of(task));
        assertThat(ready(1).given).containsExactly(task);
    }

    @Test
    void a_condemned_worker_that_ends_its_task_well_is_given_no_other() {
        Stub worker = ready(0);
        Task task = task();
        dispatcher.submit(List.of(task));
        assertThat(dispatcher.condemn(worker, task)).isTrue();
        Task next = task();
        dispatcher.submit(List.of(next));
        assertThat(dispatcher.finished(worker)).isEqualTo(Dispatcher.Next.WORK_OR_WAIT);
        assertThat(worker.given).containsExactly(task);
        assertThat(dispatcher.condemn(worker, task)).isFalse();
    }
}
