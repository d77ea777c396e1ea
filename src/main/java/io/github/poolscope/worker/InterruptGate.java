package io.github.poolscope.worker;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets interrupts pass to a thread while it is open, and none any more once {@link #close} has returned. */
final class InterruptGate {
    private static final int CLOSED = -1;

    /** How many interrupts are passing, or {@link #CLOSED}. */
    private final AtomicInteger passing = new AtomicInteger(CLOSED);

    /** Called by the thread that is interrupted. */
    void open() {
        passing.compareAndSet(CLOSED, 0);
    }

    /** Waits for the interrupts that are passing; returns whether it was open. Called by the thread that is interrupted. */
    @CanIgnoreReturnValue
    boolean close() {
        while (!passing.compareAndSet(0, CLOSED)) {
            if (passing.get() == CLOSED) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    /** Runs an interrupt if the gate is open. Any thread. */
    void pass(Runnable interrupt) {
        int now = passing.get();
        while (now != CLOSED && !passing.compareAndSet(now, now + 1)) {
            now = passing.get();
        }
        if (now == CLOSED) {
            return;
        }
        try {
            interrupt.run();
        } finally {
            passing.decrementAndGet();
        }
    }
}
