package io.github.poolscope.pool;

/** Replaces an exception of a taskel that can't be deserialised in this process. */
public final class RemoteTaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    RemoteTaskException(String type, String message) {
        super(message.isEmpty() ? type : type + ": " + message);
        this.type = type;
    }

    /** Returns the class name of the exception that was thrown. */
    public String type() {
        return type;
    }
}
