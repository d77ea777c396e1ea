package io.github.poolscope.worker;

/**
 * The thread that calls the taskels.
 *
 * <p>It reads and writes the socket too, and an interrupt would close that: so it can be interrupted while a taskel runs
 * and at no other time. Its name is that of a program's first thread, which is what a taskel expects to run on.
 */
final class TaskThread extends Thread {
    private volatile boolean open;

    TaskThread(Runnable work) {
        super(work, "main");
    }

    /** Opens the current thread to interrupts, for a taskel. */
    static void open() {
        if (Thread.currentThread() instanceof TaskThread thread) {
            thread.open = true;
        }
    }

    /** Closes the current thread to interrupts and forgets one that came. */
    static void close() {
        if (Thread.currentThread() instanceof TaskThread thread) {
            thread.open = false;
        }
        boolean unused = Thread.interrupted();
    }

    @Override
    public void interrupt() {
        if (open) {
            super.interrupt();
        }
    }
}
