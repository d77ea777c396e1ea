package io.github.poolscope.wire;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A task that was sent ahead belongs to the worker or to the main program, never to both or to neither. */
public class ClaimRingStress {
    private static final int SLOT = 3;
    private static final int TASK = 7;
    private static final int NEXT_TASK = TASK + ClaimRing.SLOTS;

    private ClaimRingStress() {}

    /** A worker begins a task while the main program calls it back. */
    @JCStressTest
    @State
    @Description("A worker begins a task while the main program calls it back: exactly one of them gets it.")
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The worker has begun the task.")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "The main program has called the task back.")
    @Outcome(id = "true, true", expect = FORBIDDEN, desc = "Both have the task: it would be run twice.")
    @Outcome(id = "false, false", expect = FORBIDDEN, desc = "Neither has the task: it would be lost.")
    public static class BeginOrCallBack {
        private final ClaimRing ring = new ClaimRing(SharedMemory.piece());

        public BeginOrCallBack() {
            ring.give(SLOT, TASK);
        }

        @Actor
        public void worker(ZZ_Result result) {
            result.r1 = ring.begin(SLOT, TASK);
        }

        @Actor
        public void mainProgram(ZZ_Result result) {
            result.r2 = ring.callBack(SLOT, TASK);
        }
    }

    /** The slot is used again, and the worker reads the frames of both tasks. */
    @JCStressTest
    @State
    @Description(
            "The main program calls a task back and gives the next one in the same slot, while the worker comes to "
                    + "both: each task is begun at most once, and only if it was not called back.")
    @Outcome(
            id = "true, true, false",
            expect = ACCEPTABLE,
            desc = "The first task was called back before the worker came to it, and the worker has begun the second.")
    @Outcome(
            id = "true, false, false",
            expect = ACCEPTABLE,
            desc = "The first task was called back, and the worker came to the second before it was given.")
    @Outcome(id = "false, false, true", expect = ACCEPTABLE, desc = "The worker has begun the first task.")
    public static class SlotUsedAgain {
        private final ClaimRing ring = new ClaimRing(SharedMemory.piece());

        public SlotUsedAgain() {
            ring.give(SLOT, TASK);
        }

        @Actor
        public void mainProgram(ZZZ_Result result) {
            result.r1 = ring.callBack(SLOT, TASK);
            if (result.r1) {
                ring.give(SLOT, NEXT_TASK);
            }
        }

        @Actor
        public void worker(ZZZ_Result result) {
            result.r3 = ring.begin(SLOT, TASK);
            result.r2 = ring.begin(SLOT, NEXT_TASK);
        }
    }

    /** What the main program learns of a task that it could not call back. */
    @JCStressTest
    @State
    @Description("A task that can't be called back is seen as begun.")
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "Called back: not begun.")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "Not called back: begun.")
    public static class NotCalledBackIsBegun {
        private final ClaimRing ring = new ClaimRing(SharedMemory.piece());

        public NotCalledBackIsBegun() {
            ring.give(SLOT, TASK);
        }

        @Actor
        public void worker() {
            boolean unused = ring.begin(SLOT, TASK);
        }

        @Actor
        public void mainProgram(ZZ_Result result) {
            result.r1 = ring.callBack(SLOT, TASK);
            result.r2 = ring.isBegun(SLOT, TASK);
        }
    }
}
