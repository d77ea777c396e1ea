package io.github.poolscope.pool;

import io.github.poolscope.start.StartedWorker;

/**
 * The worker that ran a taskel died before it had reported the result, or several workers died before they began the
 * taskel.
 */
public final class WorkerLostException extends RuntimeException {
    /** The exit code of a worker that outlived its fork server, so that it can't be determined. */
    public static final int UNKNOWN_EXIT = StartedWorker.UNKNOWN_EXIT;

    private static final long serialVersionUID = 1L;

    private final int index;
    private final long pid;
    private final int exitCode;

    WorkerLostException(int index, long pid, int exitCode) {
        super("The worker with PID " + pid + " " + words(exitCode) + " while it ran taskel " + index + ".");
        this.index = index;
        this.pid = pid;
        this.exitCode = exitCode;
    }

    /**
     * Creates an exception for a taskel before whose beginning several workers died; {@code pid} and {@code exitCode}
     * are the last one's.
     */
    WorkerLostException(int index, long pid, int exitCode, int workers, String said) {
        super(workers + " workers in a row ended before they began taskel " + index
                + ", which is given up; the last one, with PID "
                + pid + ", " + words(exitCode)
                + (said.isEmpty() ? "." : " and said: " + said + ".")
                + " If the item is large, give the workers more memory (-Xmx in the pool's jvmArguments).");
        this.index = index;
        this.pid = pid;
        this.exitCode = exitCode;
    }

    /** Returns the taskel's position in the input of its call, from 0. */
    public int index() {
        return index;
    }

    public long pid() {
        return pid;
    }

    /**
     * Returns the exit code: zero or positive as the process set it, the negative number of the signal that killed it,
     * or {@link #UNKNOWN_EXIT}.
     */
    public int exitCode() {
        return exitCode;
    }

    private static String words(int exitCode) {
        if (exitCode == UNKNOWN_EXIT) {
            return "ended, nobody knows how since its fork server was gone,";
        }
        return exitCode < 0 ? "was killed by signal " + -exitCode : "exited with code " + exitCode;
    }
}
