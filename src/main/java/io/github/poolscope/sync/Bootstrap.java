package io.github.poolscope.sync;

import io.github.poolscope.task.TaskAction;
import io.github.poolscope.wire.ThrownError;

/**
 * What a started process does instead of waiting for tasks: it is that {@link Process}, runs it, and ends.
 *
 * @param process whose {@link Process#run} is called
 * @param parentPid of the process that started it
 * @param parentName of the process that started it
 */
record Bootstrap(Process process, long parentPid, String parentName) implements TaskAction {
    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("SystemOut") // Where a process's errors go.
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

    /** As a JVM does after its main method: a thread that is no daemon, such as one that watches a child, is awaited. */
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

    @SuppressWarnings("ThreadJoinLoop") // It is one; the library that has another may not be loaded here.
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
