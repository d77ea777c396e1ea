package io.github.poolscope.sync;

/** A queue was full, or stayed full until the timeout; the item was not put. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueFullException(String name) {
        super(name + " is full");
    }
}
