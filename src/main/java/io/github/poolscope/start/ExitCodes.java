package io.github.poolscope.start;

/** Turns a process's exit value as Java reports it into Python's form. */
public final class ExitCodes {
    /** A process that a signal killed is reported as this plus the signal, and so are a JVM's own exits by a signal. */
    private static final int SIGNAL_BASE = 128;

    private static final int LAST_SIGNAL = 31;

    public static final int KILLED = -9;
    public static final int TERMINATED = -15;

    private ExitCodes() {}

    /** Zero or positive as the process gave it, or minus the number of the signal that killed it. */
    public static int of(int exitValue) {
        return exitValue > SIGNAL_BASE && exitValue <= SIGNAL_BASE + LAST_SIGNAL ? SIGNAL_BASE - exitValue : exitValue;
    }
}
