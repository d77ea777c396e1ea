package io.github.poolscope.pool;

/** The last cause of an error that a worker sent: where, in which process, it was thrown. */
public final class RemoteStackTrace extends Exception {
    private static final long serialVersionUID = 1L;

    private final long pid;
    private final String text;

    RemoteStackTrace(long pid, String text, StackTraceElement[] frames) {
        super("thrown in the worker with PID " + pid + (frames.length == 0 ? ":\n" + text : ""));
        this.pid = pid;
        this.text = text;
        setStackTrace(frames);
    }

    /** Returns the PID of the process in which the error was thrown. */
    public long pid() {
        return pid;
    }

    /** Returns the stack trace, with all causes, as the worker printed it. */
    public String text() {
        return text;
    }
}
