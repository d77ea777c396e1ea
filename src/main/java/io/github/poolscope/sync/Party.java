package io.github.poolscope.sync;

/** A process that uses primitives of this one, or this one itself; told apart by identity. */
final class Party {
    /** This process. */
    static final Party HERE = new Party(ProcessHandle.current().pid());

    private final long pid;

    Party(long pid) {
        this.pid = pid;
    }

    long pid() {
        return pid;
    }
}
