package io.github.poolscope.pool;

/** What a worker that has done a task, or has just become ready, is to do next. */
enum NextStep {
    WORK_OR_WAIT,
    /** It has done as many tasks as a worker may; another takes its place. */
    RETIRE,
    /** The pool was made smaller, and has no place for it. */
    LEAVE,
    /** The pool is closed and done. */
    QUIT
}
