package io.github.poolscope.start;

/** Converts a process's exit value as reported by Java to Python's form. */
public final class ExitCodes {
    /** A process killed by a signal is reported as this plus the signal; so are a JVM's own exits by a signal. */
    private static final int SIGNAL_BASE = 128;

    private static final int LAST_SIGNAL = 31;

    /** The exit code of a process that SIGKILL ended. */
    public static final int KILLED = -9;

    /** The exit code of a process that SIGTERM ended. */
    public static final int TERMINATED = -15;

    private ExitCodes() {}

    /** Returns what Java reports of a process that a signal killed whose exit code is {@code code}, below zero. */
    static int exitValue(int code) {
        return SIGNAL_BASE - code;
    }

    /** Returns the exit code, zero or positive, or the negative number of the signal that killed the process. */
    public static int of(int exitValue) {
        return exitValue > SIGNAL_BASE && exitValue <= SIGNAL_BASE + LAST_SIGNAL ? SIGNAL_BASE - exitValue : exitValue;
    }
}
