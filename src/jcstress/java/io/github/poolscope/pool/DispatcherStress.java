package io.github.poolscope.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.poolscope.trace.Recorder;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.IL_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** A task that is submitted without the lock is found, whatever happens to the workers and to the pool meanwhile. */
public class DispatcherStress {
    private DispatcherStress() {}

    private static Dispatcher dispatcher(PoolLifecycle lifecycle) {
        return new Dispatcher(lifecycle, OptionalInt.empty(), Recorder.NONE, () -> 0);
    }

    /** The only worker has just done what it had. */
    @JCStressTest
    @State
    @Description("A task is submitted while the only worker becomes idle: the worker is given it.")
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "The worker was given the task.")
    @Outcome(id = "0", expect = FORBIDDEN, desc = "The task waits while the worker is idle.")
    @Outcome(expect = FORBIDDEN, desc = "The worker was given the task more than once.")
    public static class SubmittedWhileWorkerBecomesIdle {
        private final Dispatcher dispatcher = dispatcher(new PoolLifecycle(1));
        private final StressWorker worker = new StressWorker(0);
        private final StressJob job = new StressJob();
        private final Task task = job.task(2);

        public SubmittedWhileWorkerBecomesIdle() {
            NextStep unused = dispatcher.ready(worker);
            dispatcher.submit(List.of(job.task(1)));
        }

        @Actor
        public void reader() {
            NextStep unused = dispatcher.finished(worker, new int[] {0}, 1);
        }

        @Actor
        public void caller() {
            dispatcher.submit(List.of(task));
        }

        @Arbiter
        public void after(I_Result result) {
            result.r1 = worker.given(task);
        }
    }

    /** The first worker has connected. */
    @JCStressTest
    @State
    @Description("A task is submitted while the first worker becomes ready: the worker is given it.")
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "The worker was given the task.")
    @Outcome(id = "0", expect = FORBIDDEN, desc = "The task waits while the worker is idle.")
    @Outcome(expect = FORBIDDEN, desc = "The worker was given the task more than once.")
    public static class SubmittedWhileWorkerBecomesReady {
        private final Dispatcher dispatcher = dispatcher(new PoolLifecycle(1));
        private final StressWorker worker = new StressWorker(0);
        private final Task task = new StressJob().task(1);

        @Actor
        public void reader() {
            NextStep unused = dispatcher.ready(worker);
        }

        @Actor
        public void caller() {
            dispatcher.submit(List.of(task));
        }

        @Arbiter
        public void after(I_Result result) {
            result.r1 = worker.given(task);
        }
    }

    /** The pool is terminated. */
    @JCStressTest
    @State
    @Description("A task is submitted while the pool ends: it is dropped by the one or aborted by the other.")
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The end of the pool has dropped the task.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The thread that submitted the task has aborted its call.")
    @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "The call of the task would wait for ever.")
    @Outcome(expect = FORBIDDEN, desc = "The call of the task is told twice.")
    public static class SubmittedWhilePoolEnds {
        private final Dispatcher dispatcher = dispatcher(new PoolLifecycle(1));
        private final StressJob job = new StressJob();
        private final Task task = job.task(1);
        private List<Task> dropped = List.of();

        @Actor
        public void terminator() {
            dropped = dispatcher.end(PoolState.TERMINATE, new PoolTerminatedException(), List.of());
        }

        @Actor
        public void caller() {
            dispatcher.submit(List.of(task));
        }

        @Arbiter
        public void after(II_Result result) {
            result.r1 = Collections.frequency(dropped, task);
            result.r2 = job.aborted.get();
        }
    }

    /** The pool is closed, and its worker has done all but what the last call is about to submit. */
    @JCStressTest
    @State
    @Description(
            "The last call of a closed pool submits its task and leaves while the only worker ends what it had: the "
                    + "worker is given the task, and is not told to quit.")
    @Outcome(id = "1, WORK_OR_WAIT", expect = ACCEPTABLE, desc = "The worker was given the task.")
    @Outcome(expect = FORBIDDEN, desc = "The worker was told to quit, and nothing does the task.")
    public static class SubmittedWhileClosedPoolEndsItsWork {
        private final PoolLifecycle lifecycle = new PoolLifecycle(1);
        private final Dispatcher dispatcher = dispatcher(lifecycle);
        private final StressWorker worker = new StressWorker(0);
        private final StressJob job = new StressJob();
        private final Task task = job.task(2);
        private NextStep next = NextStep.LEAVE;

        public SubmittedWhileClosedPoolEndsItsWork() {
            NextStep unused = dispatcher.ready(worker);
            dispatcher.submit(List.of(job.task(1)));
            lifecycle.callBegins();
            lifecycle.close();
        }

        @Actor
        public void caller() {
            dispatcher.submit(List.of(task));
            lifecycle.callSubmitted();
        }

        @Actor
        public void reader() {
            next = dispatcher.finished(worker, new int[] {0}, 1);
        }

        @Arbiter
        public void after(IL_Result result) {
            result.r1 = worker.given(task);
            result.r2 = next;
        }
    }
}
