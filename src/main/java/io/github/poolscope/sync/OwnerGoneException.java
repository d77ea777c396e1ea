package io.github.poolscope.sync;

/**
 * The process that created a primitive has ended, so the primitive and its contents no longer exist. Thrown by all
 * methods of its handles in other processes, including those that are already waiting.
 */
public final class OwnerGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long pid;

    OwnerGoneException(String name, long pid) {
        super(name + " is gone: process " + pid + ", which made it, has ended.");
        this.pid = pid;
    }

    /** Returns the PID of the process that has ended. */
    public long pid() {
        return pid;
    }
}
