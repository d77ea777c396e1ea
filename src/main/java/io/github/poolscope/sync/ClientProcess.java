package io.github.poolscope.sync;

/** A process that uses primitives of this one, or this process itself; compared by identity. */
final class ClientProcess {
    /** This process. */
    static final ClientProcess HERE = new ClientProcess(ProcessHandle.current().pid());

    private final long pid;

    ClientProcess(long pid) {
        this.pid = pid;
    }

    long pid() {
        return pid;
    }
}
