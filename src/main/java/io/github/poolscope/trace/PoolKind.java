package io.github.poolscope.trace;

/** The kind of a pool, which determines the kind of its workers. */
public enum PoolKind {
    /** A {@code Pool}: its workers are processes. */
    PROCESS_POOL(true),
    /** A {@code ThreadPool}: its workers are threads of the main program. */
    THREAD_POOL(false),
    /** A {@code ProcessPoolExecutor}: its workers are processes, started when there is work for them. */
    PROCESS_EXECUTOR(true),
    /** A {@code ThreadPoolExecutor}: its workers are threads of the main program, started when there is work for them. */
    THREAD_EXECUTOR(false),
    /** No pool: the main program does the work itself, and is recorded as the only worker. */
    SERIAL(false);

    private final boolean processes;

    PoolKind(boolean processes) {
        this.processes = processes;
    }

    /** Returns whether it starts workers only when there is work for them, so that it may have fewer than its size. */
    public boolean isExecutor() {
        return this == PROCESS_EXECUTOR || this == THREAD_EXECUTOR;
    }

    /** Returns whether its workers are threads of the main program. */
    public boolean hasThreads() {
        return this == THREAD_POOL || this == THREAD_EXECUTOR;
    }

    /** Returns whether its workers are separate processes. */
    public boolean hasProcesses() {
        return processes;
    }
}
