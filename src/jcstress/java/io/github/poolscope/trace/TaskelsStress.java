package io.github.poolscope.trace;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.IIJ_Result;
import org.openjdk.jcstress.infra.results.IIL_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.LI_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** What the counts of taskels cover is complete, however it was recorded. */
public class TaskelsStress {
    private static final long ORIGIN = 50;
    private static final int WORKER = 7;
    private static final long RECEIVED = 900;

    private TaskelsStress() {}

    private static TaskelColumns submitted(int count) {
        TaskelColumns columns = new TaskelColumns(new MemoryUse(new AtomicLong()));
        int unused = new TaskelWriter(columns, ORIGIN).submit(Trace.NONE, count, 1);
        return columns;
    }

    /** Each taskel starts at 100 and more in the trace, and returns 1000 and more. */
    private static Completions completions(int count) {
        Completions all = new Completions();
        all.begin(WORKER, RECEIVED);
        for (int i = 0; i < count; i++) {
            all.add(i, ORIGIN + 100 + i, ORIGIN + 200 + i, 0, 1000 + i);
        }
        return all;
    }

    /** The order of completion. */
    @JCStressTest
    @State
    @Description(
            "Outcomes that came together are recorded while the last one that is counted is read: rank, worker, end and "
                    + "result are there.")
    @Outcome(id = "0, 0, null", expect = ACCEPTABLE, desc = "None has completed.")
    @Outcome(id = "2, 1, 7 201 1001", expect = ACCEPTABLE, desc = "The first two.")
    @Outcome(id = "3, 2, 7 202 1002", expect = ACCEPTABLE, desc = "All three.")
    @Outcome(expect = FORBIDDEN, desc = "A taskel that is counted as completed and not complete.")
    public static class CompletedTaskelIsWhole {
        private final TaskelColumns columns = submitted(3);
        private final TaskelWriter writer = new TaskelWriter(columns, ORIGIN);
        private final Taskels taskels = new Taskels(columns);
        private final Completions completions = completions(3);

        @Actor
        public void recorder() {
            writer.complete(completions, 0, 2, RECEIVED);
            writer.complete(completions, 2, 3, RECEIVED);
        }

        @Actor
        public void reader(IIL_Result result) {
            result.r1 = taskels.completedCount();
            if (result.r1 > 0) {
                int index = taskels.completedAt(result.r1 - 1);
                result.r2 = index;
                result.r3 = taskels.worker(index) + " " + taskels.ended(index) + " " + taskels.result(index);
            }
        }
    }

    /** The order of starting. */
    @JCStressTest
    @State
    @Description("A taskel is seen to begin, then outcomes that came together are recorded, while the last one that is "
            + "counted as started is read: rank, worker and start are there.")
    @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "None has started.")
    @Outcome(id = "1, 7, 100", expect = ACCEPTABLE, desc = "The one that was seen to begin.")
    @Outcome(id = "3, 7, 102", expect = ACCEPTABLE, desc = "Those of which it was learnt with their outcomes.")
    @Outcome(expect = FORBIDDEN, desc = "A taskel that is counted as started without its worker or its start.")
    public static class StartedTaskelIsWhole {
        private final TaskelColumns columns = submitted(3);
        private final TaskelWriter writer = new TaskelWriter(columns, ORIGIN);
        private final Taskels taskels = new Taskels(columns);
        private final Completions completions = completions(3);

        @Actor
        public void recorder() {
            writer.start(0, WORKER, 100);
            writer.complete(completions, 0, 3, RECEIVED);
        }

        @Actor
        public void reader(IIJ_Result result) {
            result.r1 = taskels.startedCount();
            if (result.r1 > 0) {
                int index = taskels.startedAt(result.r1 - 1);
                result.r2 = taskels.worker(index);
                result.r3 = taskels.started(index);
            }
        }
    }

    /** A result that is a number, looked for without a count. */
    @JCStressTest
    @State
    @Description("A taskel that returned a number is recorded while its result is read: the number, or nothing yet.")
    @Outcome(id = ", 0", expect = ACCEPTABLE, desc = "Nothing yet.")
    @Outcome(id = ", 1", expect = ACCEPTABLE, desc = "Nothing yet; a moment later the taskel has completed.")
    @Outcome(id = "1000, 0", expect = ACCEPTABLE, desc = "The number, a moment before the taskel is counted.")
    @Outcome(id = "1000, 1", expect = ACCEPTABLE, desc = "The number.")
    @Outcome(expect = FORBIDDEN, desc = "Another number, which the taskel did not return.")
    public static class NumberIsWhole {
        private final TaskelColumns columns = submitted(1);
        private final TaskelWriter writer = new TaskelWriter(columns, ORIGIN);
        private final Taskels taskels = new Taskels(columns);
        private final Completions completions = completions(1);

        @Actor
        public void recorder() {
            writer.complete(completions, 0, 1, RECEIVED);
        }

        @Actor
        public void reader(LI_Result result) {
            result.r1 = taskels.result(0);
            result.r2 = taskels.completedCount();
        }
    }

    /** The completed less the failures are never below 0. */
    @JCStressTest
    @State
    @Description(
            "Outcomes that came together, and one by itself, are recorded while the failures are counted first and the "
                    + "completed after: no more have failed than have completed.")
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "As many or more have completed.")
    @Outcome(id = "false", expect = FORBIDDEN, desc = "More have failed than have completed.")
    public static class FailuresAreCompleted {
        private final TaskelColumns columns = submitted(3);
        private final TaskelWriter writer = new TaskelWriter(columns, ORIGIN);
        private final Taskels taskels = new Taskels(columns);
        private final Completions completions = new Completions();

        public FailuresAreCompleted() {
            completions.begin(WORKER, RECEIVED);
            completions.add(0, ORIGIN, ORIGIN, 0, io.github.poolscope.trace.Outcome.FAILED, null);
            completions.add(1, ORIGIN, ORIGIN, 0, io.github.poolscope.trace.Outcome.FAILED, null);
        }

        @Actor
        public void recorder() {
            writer.complete(completions, 0, 2, RECEIVED);
            writer.complete(2, WORKER, 100, 200, 0, RECEIVED, io.github.poolscope.trace.Outcome.FAILED);
        }

        @Actor
        public void reader(Z_Result result) {
            int failed = taskels.failedCount();
            result.r1 = failed <= taskels.completedCount();
        }
    }

    /** A taskel that runs, looked for without a count. */
    @JCStressTest
    @State
    @Description(
            "Taskels start one by itself and one with its outcome, while each is looked at: one that has started has a "
                    + "worker.")
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Neither has started.")
    @Outcome(id = "7, 0", expect = ACCEPTABLE, desc = "The first has started.")
    @Outcome(id = "7, 7", expect = ACCEPTABLE, desc = "Both have started.")
    @Outcome(expect = FORBIDDEN, desc = "A taskel has started without a worker.")
    public static class StartedTaskelHasWorker {
        private final TaskelColumns columns = submitted(2);
        private final TaskelWriter writer = new TaskelWriter(columns, ORIGIN);
        private final Taskels taskels = new Taskels(columns);
        private final Completions completions = completions(2);

        @Actor
        public void recorder() {
            writer.start(0, WORKER, 100);
            writer.complete(completions, 0, 2, RECEIVED);
        }

        @Actor
        public void reader(II_Result result) {
            result.r2 = taskels.started(1) == Trace.NEVER ? 0 : taskels.worker(1);
            result.r1 = taskels.started(0) == Trace.NEVER ? 0 : taskels.worker(0);
        }
    }

    /** The one thread that may write beside the recorder's. */
    @JCStressTest
    @State
    @Description("Deliveries are recorded while outcomes are: nothing of either is lost.")
    @Outcome(id = "2, 2, 0", expect = ACCEPTABLE, desc = "Both are there, and the memory that they take is counted.")
    @Outcome(expect = FORBIDDEN, desc = "Something is lost.")
    public static class DeliveriesBesideOutcomes {
        private static final long BYTES = bytesOfBoth();

        private final TaskelColumns columns = submitted(2);
        private final TaskelWriter writer = new TaskelWriter(columns, ORIGIN);
        private final Completions completions = completions(2);

        private static long bytesOfBoth() {
            TaskelColumns columns = submitted(2);
            TaskelWriter writer = new TaskelWriter(columns, ORIGIN);
            writer.complete(completions(2), 0, 2, RECEIVED);
            writer.deliver(0, 2, 2000);
            return columns.room.used();
        }

        @Actor
        public void recorder() {
            writer.complete(completions, 0, 2, RECEIVED);
        }

        @Actor
        public void deliverer() {
            writer.deliver(0, 2, 2000);
        }

        @Arbiter
        public void after(III_Result result) {
            result.r1 = columns.completedCount;
            result.r2 = columns.deliveredCount;
            result.r3 = (int) (columns.room.used() - BYTES);
        }
    }

    /** The oldest are summed up. */
    @JCStressTest
    @State
    @Description(
            "Taskels are summed up while the result of one of them is read: a reader that finds none can tell why.")
    @Outcome(id = "there, none", expect = ACCEPTABLE, desc = "Before.")
    @Outcome(id = "there, summed up", expect = ACCEPTABLE, desc = "The result was read before it went.")
    @Outcome(id = "gone, summed up", expect = ACCEPTABLE, desc = "After.")
    @Outcome(expect = FORBIDDEN, desc = "The result is gone, and it seems that the taskel returned nothing.")
    public static class ResultIsGivenUp {
        private static final int COUNT = 9;
        private static final int LOOKS = 1000;
        private static final String TEXT = "x".repeat(TextColumn.MAX_BYTES - 8);

        private final TaskelColumns columns = submitted(COUNT);
        private final TaskelWriter writer = new TaskelWriter(columns, ORIGIN);
        private final Taskels taskels = new Taskels(columns);
        private final TaskelSum sum = new TaskelSum(columns, writer, new Tasks(columns.room), new Object());

        public ResultIsGivenUp() {
            for (int i = 0; i < COUNT; i++) {
                writer.result(i, TEXT);
                writer.complete(i, WORKER, 100, 200, 0, RECEIVED, io.github.poolscope.trace.Outcome.SUCCEEDED);
            }
        }

        @Actor
        public void recorder() {
            boolean unused = sum.shorten(null, false);
        }

        @Actor
        public void reader(LL_Result result) {
            String text = taskels.result(0);
            for (int i = 0; i < LOOKS && !text.isEmpty(); i++) {
                text = taskels.result(0);
            }
            result.r1 = text.isEmpty() ? "gone" : "there";
            result.r2 = taskels.first() == 0 ? "none" : "summed up";
        }
    }
}
