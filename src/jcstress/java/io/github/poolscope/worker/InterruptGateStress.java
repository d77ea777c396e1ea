package io.github.poolscope.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A task thread is interrupted while the user's code runs, and at no other time. */
public class InterruptGateStress {
    private InterruptGateStress() {}

    /** An interrupt comes when the taskel ends. */
    @JCStressTest
    @State
    @Description(
            "A thread is interrupted while its gate closes, after which it forgets an interrupt that came: none comes "
                    + "later, where it would close the socket.")
    @Outcome(id = "false", expect = ACCEPTABLE, desc = "The thread is not interrupted.")
    @Outcome(id = "true", expect = FORBIDDEN, desc = "The thread is interrupted after its gate has closed.")
    public static class NoneComesAfterTheEnd {
        private final InterruptGate gate = new InterruptGate();
        private volatile boolean interrupted;

        public NoneComesAfterTheEnd() {
            gate.open();
        }

        @Actor
        public void interrupter() {
            gate.pass(() -> interrupted = true);
        }

        @Actor
        public void taskThread() {
            boolean unused = gate.close();
            interrupted = false;
        }

        @Arbiter
        public void after(Z_Result result) {
            result.r1 = interrupted;
        }
    }
}
