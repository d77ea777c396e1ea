package io.github.poolscope.trace;

/** The kind of a worker in a trace. */
public enum WorkerKind {
    /** A worker of a pool: a process, a thread, or the main program itself, depending on the pool's kind. */
    POOL_WORKER,
    /** A process that the program started itself; one taskel may represent the time in which it ran. */
    PROCESS
}
