package io.github.poolscope.sync;

import io.github.poolscope.task.TaskAction;
import io.github.poolscope.wire.ThrownError;

/**
 * The initializer of a started process: runs that {@link Process} and ends, instead of waiting for tasks.
 *
 * @param process whose {@link Process#run} is called
 * @param parentPid the PID of the process that started it
 * @param parentName the name of the process that started it
 */
record Bootstrap(Process process, long parentPid, String parentName) implements TaskAction {
    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("SystemOut") // A process prints its errors there.
    public void run() {
        int exitCode = 0;
        CurrentProcess.become(process, new ParentProcess(parentPid, parentName));
        try {
            process.run();
        } catch (Throwable e) {
            System.err.print("Process " + process.name() + ":\n" + ThrownError.stackTrace(e));
            System.err.flush();
            exitCode = 1;
        }
        awaitThreads();
        System.exit(exitCode);
    }

    /**
     * Waits for threads that are not daemons, such as one that waits for a child, as a JVM does after its main method.
     */
    private static void awaitThreads() {
        boolean all = false;
        while (!all) {
            all = true;
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (isAwaited(thread)) {
                    all = false;
                    join(thread);
                }
            }
        }
    }

    private static boolean isAwaited(Thread thread) {
        return !thread.isDaemon()
                && thread.isAlive()
                && thread != Thread.currentThread()
                && !thread.getName().equals("DestroyJavaVM");
    }

    @SuppressWarnings("ThreadJoinLoop") // Guava's alternative may not be loaded here.
    private static void join(Thread thread) {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // This thread has nothing else to do.
            }
        }
    }
}
