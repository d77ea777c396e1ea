package io.github.poolscope.watch.assembly;

import io.github.poolscope.trace.Trace;
import org.jspecify.annotations.Nullable;

/** A worker of the trace: a process or a thread of a pool, or another process that the program started. */
final class TracedWorker {
    /** What a worker told about its end. */
    enum End {
        NOT_TOLD,
        CLOSED,
        RETIRED,
        ERROR,
        ERROR_BEFORE_READY,
        LOST_ITS_POOL
    }

    /** Its number in the trace. */
    final int number;

    final @Nullable ObservedPool pool;
    final int slot;
    /** Whether it is a thread. */
    final boolean isThread;
    /** What it is called in the program; empty for a worker of a pool. */
    final String name;
    /** The process that asked for it, or whose thread it is. */
    final @Nullable ObservedProcess parent;

    long pid;
    /** Its number among the children of its parent. */
    int child = Trace.NONE;

    boolean isReady;
    /** Whether its process has a log: otherwise nothing is known of its taskels. */
    boolean isTraced;

    End end = End.NOT_TOLD;
    /** The last signal that the program sent it; 0 for none. */
    int signal;

    long exited = Trace.NEVER;
    int exitCode;
    /** Since when it is known, in nanoseconds of the assembler's time, that no process has its PID. */
    long vanished = Trace.NEVER;

    int vanishedCode;
    /** The task that it runs, or has run last. */
    @Nullable
    OpenTask task;

    TracedWorker(
            int number,
            @Nullable ObservedPool pool,
            int slot,
            boolean isThread,
            String name,
            @Nullable ObservedProcess parent) {
        this.number = number;
        this.pool = pool;
        this.slot = slot;
        this.isThread = isThread;
        this.name = name;
        this.parent = parent;
    }

    boolean hasExited() {
        return exited != Trace.NEVER;
    }
}
