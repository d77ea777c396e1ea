package io.github.poolscope.trace;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Instant;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** What is told of a trace as a whole. */
public class TraceStress {
    private TraceStress() {}

    /** Two threads record at once: one of them tells of a delivery. */
    @JCStressTest
    @State
    @Description("Two threads record at different times: the later one of these is the end of what is known.")
    @Outcome(id = "20", expect = ACCEPTABLE, desc = "The later time.")
    @Outcome(id = "10", expect = FORBIDDEN, desc = "The earlier time: something has happened after the end.")
    public static class LatestTimeIsKept {
        private final Trace trace = new Trace(Instant.EPOCH, 0, 1, Long.MAX_VALUE);

        @Actor
        public void recorder() {
            trace.seen(10);
        }

        @Actor
        public void deliverer() {
            trace.seen(20);
        }

        @Arbiter
        public void after(J_Result result) {
            result.r1 = trace.now();
        }
    }

    /** The oldest samples are left out. */
    @JCStressTest
    @State
    @Description("Samples are taken while the last one that is counted is read: its worker and its CPU time are there.")
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No sample yet.")
    @Outcome(id = "3, 30", expect = ACCEPTABLE, desc = "The first sample.")
    @Outcome(id = "4, 40", expect = ACCEPTABLE, desc = "The second sample.")
    @Outcome(expect = FORBIDDEN, desc = "A sample that is counted and not whole.")
    public static class CountedSampleIsWhole {
        private final Trace trace = new Trace(Instant.EPOCH, 0, 1, Long.MAX_VALUE);

        @Actor
        public void recorder() {
            trace.samples().add(1, 3, 30, 0, 0, Trace.NEVER);
            trace.samples().add(2, 4, 40, 0, 0, Trace.NEVER);
        }

        @Actor
        public void reader(II_Result result) {
            int count = trace.samples().count();
            if (count > 0) {
                result.r1 = trace.samples().worker(count - 1);
                result.r2 = (int) trace.samples().user(count - 1);
            }
        }
    }

    /** A worker that has exited. */
    @JCStressTest
    @State
    @Description(
            "The end of a worker is recorded while it is read: when there is a time, there are exit code and reason.")
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "It lives.")
    @Outcome(id = "1, 9", expect = ACCEPTABLE, desc = "It has exited.")
    @Outcome(expect = FORBIDDEN, desc = "It has exited, with an exit code that is not its own.")
    public static class ExitIsWhole {
        private final Trace trace = new Trace(Instant.EPOCH, 0, 1, Long.MAX_VALUE);

        public ExitIsWhole() {
            int unused = trace.workers().request(WorkerRequest.ofPool(0, 0, "fork"), 1);
        }

        @Actor
        public void recorder() {
            trace.workers().exit(0, 9, ExitReason.DIED, 100);
        }

        @Actor
        public void reader(II_Result result) {
            if (trace.workers().exited(0) != Trace.NEVER) {
                result.r1 = trace.workers().reason(0) == ExitReason.DIED ? 1 : 2;
                result.r2 = trace.workers().exitCode(0);
            }
        }
    }
}
