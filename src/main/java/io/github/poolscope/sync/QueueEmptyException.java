package io.github.poolscope.sync;

/** A queue was empty, or stayed empty until the timeout. */
public final class QueueEmptyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueEmptyException(String name) {
        super(name + " is empty");
    }
}
