package io.github.poolscope.wire;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** What one part of the page that a worker shares with the main program says of the others. */
public class WorkerPageStress {
    private static final int SLOT = 2;
    private static final int TASK = 5;

    private WorkerPageStress() {}

    /** The worker takes a task for its own before it says that it is at it. */
    @JCStressTest
    @State
    @Description(
            "A worker begins a task and then its first taskel: a task at which it is seen is seen as begun, and can't "
                    + "be called back any more.")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "The task was called back before the worker came to it.")
    @Outcome(
            id = "false, false",
            expect = ACCEPTABLE,
            desc = "The task is the worker's, which has not come to a taskel.")
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The worker is at the task, which is its own.")
    public static class TaskIsClaimedBeforeItsTaskelsBegin {
        private final ClaimRing claims = new ClaimRing(SharedMemory.piece());
        private final ProgressPage progress = new ProgressPage(SharedMemory.piece());

        public TaskIsClaimedBeforeItsTaskelsBegin() {
            claims.give(SLOT, TASK);
        }

        @Actor
        public void worker() {
            if (claims.begin(SLOT, TASK)) {
                progress.begin(TASK, 0, 1);
            }
        }

        @Actor
        public void mainProgram(ZZ_Result result) {
            Optional<ProgressPage.Begun> last = progress.last();
            result.r1 = last.isPresent() && last.get().task() == TASK;
            result.r2 = claims.callBack(SLOT, TASK);
        }
    }

    /** The worker leaves the result of a taskel before it begins the next one. */
    @JCStressTest
    @State
    @Description(
            "A worker ends a taskel and begins the next one: when it is seen at the second, the result of the first "
                    + "is in the outbox, so that no taskel can be lost that was finished.")
    @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "At the first taskel.")
    @Outcome(
            id = "false, true",
            expect = ACCEPTABLE,
            desc = "At the first taskel a moment ago; its result is there now.")
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "At the second taskel, with the first's result.")
    public static class ResultIsLeftBeforeNextTaskelBegins {
        private final ProgressPage progress = new ProgressPage(SharedMemory.piece());
        private final Outbox outbox = new Outbox(SharedMemory.piece());
        private final Encoder frame = new Encoder(64);

        public ResultIsLeftBeforeNextTaskelBegins() {
            progress.begin(TASK, 0, 1);
        }

        @Actor
        public void worker() {
            frame.putInt(1);
            outbox.copy(frame, 0);
            progress.begin(TASK, 1, 2);
        }

        @Actor
        public void mainProgram(ZZ_Result result) {
            result.r1 = progress.last().orElseThrow().offset() == 1;
            result.r2 = outbox.left(0).isPresent();
        }
    }
}
