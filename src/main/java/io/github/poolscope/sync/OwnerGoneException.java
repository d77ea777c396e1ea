package io.github.poolscope.sync;

/**
 * The process that made a primitive has ended, and the primitive, with whatever was in it, with it. Thrown by any method
 * of its handles in other processes, also by those that wait already.
 */
public final class OwnerGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long pid;

    OwnerGoneException(String name, long pid) {
        super(name + " is gone: process " + pid + ", which made it, has ended.");
        this.pid = pid;
    }

    /** The PID of the process that has ended. */
    public long pid() {
        return pid;
    }
}
