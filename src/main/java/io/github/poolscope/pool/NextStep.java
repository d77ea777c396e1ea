package io.github.poolscope.pool;

/** What a worker must do after a task, or when it has just become ready. */
enum NextStep {
    WORK_OR_WAIT,
    /** It has done the maximum number of tasks; another one takes its slot. */
    RETIRE,
    /** The pool was made smaller, and has no slot for it. */
    LEAVE,
    /** The pool is closed and done. */
    QUIT
}
