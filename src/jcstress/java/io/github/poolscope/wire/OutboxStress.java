package io.github.poolscope.wire;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.io.IOException;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Whatever its writer is at, and so wherever a worker dies, an outbox holds whole results of the frame that it is asked
 * for, or nothing.
 */
public class OutboxStress {
    private static final int TORN = -1;

    private OutboxStress() {}

    /** Adds a result to a frame and copies it, as a worker does. */
    private static void add(Outbox outbox, Encoder frame, int value) {
        int start = frame.size();
        frame.putInt(value).putInt(-value);
        outbox.copy(frame, start);
    }

    /** The last of the results {@code first}, {@code first + 1}, … that were left; 0 if nothing, {@link #TORN} if not those. */
    private static int last(Optional<Decoder> left, int first) {
        if (left.isEmpty()) {
            return 0;
        }
        int next = first;
        try {
            while (left.get().hasMore()) {
                int value = left.get().getInt();
                if (value != next || left.get().getInt() != -value) {
                    return TORN;
                }
                next++;
            }
        } catch (IOException e) {
            return TORN;
        }
        return next - 1;
    }

    /** One frame grows. */
    @JCStressTest
    @State
    @Description(
            "A worker adds three results to its frame while the main program looks: it finds the first ones, whole.")
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "Nothing was finished yet.")
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "The first result.")
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "Two results.")
    @Outcome(id = "3", expect = ACCEPTABLE, desc = "All three.")
    @Outcome(expect = FORBIDDEN, desc = "A result that is not whole.")
    public static class ResultsAreWhole {
        private final Outbox outbox = new Outbox(SharedMemory.piece());
        private final Encoder frame = new Encoder(64);

        @Actor
        public void worker() {
            add(outbox, frame, 1);
            add(outbox, frame, 2);
            add(outbox, frame, 3);
        }

        @Actor
        public void mainProgram(I_Result result) {
            result.r1 = last(outbox.left(0), 1);
        }
    }

    /** A frame was sent and the next one takes its place. */
    @JCStressTest
    @State
    @Description(
            "A worker has sent its frame and writes the results of the next one over it, while the main program asks "
                    + "for what is left of the first and then of the second.")
    @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "The first frame, and nothing of the second.")
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The first frame has been sent.")
    @Outcome(id = "2, 3", expect = ACCEPTABLE, desc = "The first frame, and a moment later a result of the second.")
    @Outcome(id = "2, 4", expect = ACCEPTABLE, desc = "The first frame, and a moment later both results of the second.")
    @Outcome(id = "0, 3", expect = ACCEPTABLE, desc = "The first frame has been sent; a result of the second.")
    @Outcome(id = "0, 4", expect = ACCEPTABLE, desc = "The first frame has been sent; both results of the second.")
    @Outcome(expect = FORBIDDEN, desc = "Results of one frame are found as the other's.")
    public static class FrameFollowsFrame {
        private final Outbox outbox = new Outbox(SharedMemory.piece());
        private final Encoder frame = new Encoder(64);

        public FrameFollowsFrame() {
            Encoder first = new Encoder(64);
            add(outbox, first, 1);
            add(outbox, first, 2);
        }

        @Actor
        public void worker() {
            outbox.sent();
            add(outbox, frame, 3);
            add(outbox, frame, 4);
        }

        @Actor
        public void mainProgram(II_Result result) {
            result.r1 = last(outbox.left(0), 1);
            result.r2 = last(outbox.left(1), 3);
        }
    }
}
