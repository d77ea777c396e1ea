package io.github.poolscope.pool;

/** A taskel threw an exception that can't be made again in this process; this stands for it. */
public final class RemoteTaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    RemoteTaskException(String type, String message) {
        super(message.isEmpty() ? type : type + ": " + message);
        this.type = type;
    }

    /** The class name of the exception that was thrown. */
    public String type() {
        return type;
    }
}
