package io.github.poolscope.wire;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** The main program sees one whole taskel, whenever it looks at what a worker has begun. */
public class ProgressPageStress {
    private ProgressPageStress() {}

    /** Task, offset and start of what is seen. */
    @JCStressTest
    @State
    @Description(
            "A worker begins four taskels, so that each place is written twice, while the main program looks: task, "
                    + "offset and start are those of one taskel.")
    @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "No taskel was begun yet.")
    @Outcome(id = "1, 11, 111", expect = ACCEPTABLE, desc = "The first taskel.")
    @Outcome(id = "2, 22, 222", expect = ACCEPTABLE, desc = "The second taskel.")
    @Outcome(id = "3, 33, 333", expect = ACCEPTABLE, desc = "The third taskel, in the place of the first.")
    @Outcome(id = "4, 44, 444", expect = ACCEPTABLE, desc = "The fourth taskel, in the place of the second.")
    @Outcome(expect = FORBIDDEN, desc = "Values of two taskels together.")
    public static class OneTaskelIsSeen {
        private final ProgressPage page = new ProgressPage(SharedMemory.piece());

        @Actor
        public void worker() {
            page.begin(1, 11, 111);
            page.begin(2, 22, 222);
            page.begin(3, 33, 333);
            page.begin(4, 44, 444);
        }

        @Actor
        public void mainProgram(III_Result result) {
            Optional<ProgressPage.Begun> last = page.last();
            if (last.isPresent()) {
                result.r1 = last.get().task();
                result.r2 = last.get().offset();
                result.r3 = (int) last.get().startedNanos();
            }
        }
    }

    /** Looks one after the other. */
    @JCStressTest
    @State
    @Description("The main program looks three times while the worker begins taskel after taskel: it is never shown an "
            + "earlier one than before.")
    @Outcome(
            id = "true",
            expect = ACCEPTABLE,
            desc = "Each look shows the same taskel as the one before, or a later one.")
    @Outcome(id = "false", expect = FORBIDDEN, desc = "A taskel is shown again after a later one.")
    public static class NeverAnEarlierOne {
        private final ProgressPage page = new ProgressPage(SharedMemory.piece());

        @Actor
        public void worker() {
            for (int task = 1; task <= 6; task++) {
                page.begin(task, 0, 0);
            }
        }

        @Actor
        public void mainProgram(Z_Result result) {
            int first = task();
            int second = task();
            int third = task();
            result.r1 = first <= second && second <= third;
        }

        private int task() {
            return page.last().map(ProgressPage.Begun::task).orElse(0);
        }
    }
}
