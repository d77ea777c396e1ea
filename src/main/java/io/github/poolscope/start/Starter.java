package io.github.poolscope.start;

import java.io.IOException;

/** A start method. */
public interface Starter {
    /** Its name in plans and traces. */
    String name();

    /**
     * Starts a worker process; returns once it exists, before it is ready. Its standard output and error are pipes that
     * the caller must read.
     *
     * @throws IOException if the operating system refuses
     */
    Process start(WorkerLaunch launch) throws IOException;

    /** A fresh JVM, child of this process. */
    static Starter spawn() {
        return new Spawn();
    }
}
