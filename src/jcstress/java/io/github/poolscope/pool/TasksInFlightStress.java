package io.github.poolscope.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Any thread may ask which task is in a slot, or has a number. */
public class TasksInFlightStress {
    private TasksInFlightStress() {}

    /** The only slot is used again. */
    @JCStressTest
    @State
    @Description(
            "A slot is freed and given to the next task while another thread looks for the first one by its number, "
                    + "and then at the slot: each task that is found is the right one.")
    @Outcome(id = "first, first", expect = ACCEPTABLE, desc = "The first task.")
    @Outcome(id = "first, none", expect = ACCEPTABLE, desc = "The first task, which has just ended.")
    @Outcome(id = "first, second", expect = ACCEPTABLE, desc = "The first task, and a moment later the second.")
    @Outcome(id = "none, none", expect = ACCEPTABLE, desc = "The first task has ended.")
    @Outcome(id = "none, second", expect = ACCEPTABLE, desc = "The first task has ended; the second is there.")
    @Outcome(expect = FORBIDDEN, desc = "Another task than the one that was asked for, or one that had ended.")
    public static class SlotIsUsedAgain {
        private final StressJob job = new StressJob();
        private final TasksInFlight inFlight = new TasksInFlight(1);

        public SlotIsUsedAgain() {
            inFlight.add(job.task(1));
        }

        @Actor
        public void dispatcher() {
            inFlight.remove(0);
            inFlight.add(job.task(2));
        }

        @Actor
        public void reader(LL_Result result) {
            result.r1 = name(inFlight.numbered(1));
            result.r2 = name(inFlight.at(0));
        }

        private static String name(@Nullable Task task) {
            if (task == null) {
                return "none";
            }
            return task.wire == 1 ? "first" : "second";
        }
    }
}
