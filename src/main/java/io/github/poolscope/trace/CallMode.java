package io.github.poolscope.trace;

/** The method of a pool or an executor by which a call was made. */
public enum CallMode {
    APPLY,
    APPLY_ASYNC,
    MAP,
    MAP_ASYNC,
    IMAP,
    IMAP_UNORDERED,
    STARMAP,
    STARMAP_ASYNC,
    /** {@code submit} of an executor. */
    SUBMIT,
    /** {@code map} of an executor. */
    EXECUTOR_MAP,
    /** A loop of the main program that calls the function itself. */
    LOOP
}
