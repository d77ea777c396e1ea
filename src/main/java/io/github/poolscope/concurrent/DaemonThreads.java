package io.github.poolscope.concurrent;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.ThreadFactory;

/** Creates daemon threads, which do not keep the program alive. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /** Returns a thread that is not started. */
    public static Thread unstarted(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts a thread.
     *
     * @return the thread
     * @throws OutOfMemoryError if the system has no thread available
     */
    @CanIgnoreReturnValue
    public static Thread start(String name, Runnable work) {
        Thread thread = unstarted(name, work);
        thread.start();
        return thread;
    }

    /** Returns a factory all of whose threads have the same name. */
    public static ThreadFactory factory(String name) {
        return work -> unstarted(name, work);
    }
}
