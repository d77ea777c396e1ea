package io.github.poolscope.worker;

/**
 * The thread that calls the taskels.
 *
 * <p>It reads and writes the socket too, and an interrupt would close that: so it can be interrupted while taskels or
 * the initializer run and at no other time. Its name is that of a program's first thread, which is what a taskel expects to run on.
 */
final class TaskThread extends Thread {
    private volatile boolean open;

    TaskThread(Runnable work) {
        super(work, "main");
    }

    /** Opens the current thread to interrupts, for code of the user's. */
    static void open() {
        if (Thread.currentThread() instanceof TaskThread thread) {
            thread.open = true;
        }
    }

    /** Closes the current thread to interrupts and forgets one that came; returns whether it was open. */
    static boolean close() {
        boolean was = false;
        if (Thread.currentThread() instanceof TaskThread thread) {
            was = thread.open;
            thread.open = false;
            boolean unused = Thread.interrupted();
        }
        return was;
    }

    @Override
    public void interrupt() {
        if (open) {
            super.interrupt();
        }
    }
}
