package io.github.poolscope.worker;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * The thread that runs the taskels.
 *
 * <p>It also reads and writes the socket, which an interrupt would close. So it accepts interrupts while taskels or the
 * initializer run and at no other time. It is named like a program's first thread, on which taskels expect to run.
 */
final class TaskThread extends Thread {
    private final InterruptGate gate = new InterruptGate();

    TaskThread(Runnable work) {
        super(work, "main");
    }

    /** Allows interrupts of the current thread, for the user's code. */
    static void open() {
        if (Thread.currentThread() instanceof TaskThread thread) {
            thread.gate.open();
        }
    }

    /** Forbids interrupts of the current thread and clears a pending one; returns whether they were allowed. */
    @CanIgnoreReturnValue
    static boolean close() {
        boolean was = false;
        if (Thread.currentThread() instanceof TaskThread thread) {
            was = thread.gate.close();
            Thread.interrupted();
        }
        return was;
    }

    @Override
    public void interrupt() {
        gate.pass(super::interrupt);
    }
}
