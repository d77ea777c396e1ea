package io.github.poolscope.lesson;

/** A view of a run that a lesson can be about: see {@link Lesson#views()}. */
public enum View {
    /** The program, with the line at which it is. */
    PROGRAM,
    /** The lanes of the main program and of the workers over time. */
    TIMELINE,
    /** The order of completion and the order of delivery. */
    ORDER,
    /** The table of taskels: item, task, worker, state, result. */
    TASKELS,
    /** The CPU time of each worker. */
    CPU,
    /** The table of workers: PID, parent, number of tasks, memory, exit code. */
    WORKERS,
    /** The lines that the processes print. */
    OUTPUT,
    /** The table of everything that happened, in its order. */
    EVENTS,
    /** Queues, pipes, locks and other primitives: who holds them, who waits, how full they are. */
    TALK,
    /** The notices about the run. */
    NOTICES
}
