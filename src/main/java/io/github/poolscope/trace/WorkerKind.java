package io.github.poolscope.trace;

/** What a worker of a trace is. */
public enum WorkerKind {
    /** A worker of a pool: a process, a thread, or the main program itself, as the pool's kind says. */
    POOL_WORKER,
    /** A process that the program started itself; one taskel stands for the time in which it ran. */
    PROCESS
}
