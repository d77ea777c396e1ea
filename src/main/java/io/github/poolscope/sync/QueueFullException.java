package io.github.poolscope.sync;

/** There was no room in a queue, or none within the time limit; the item was not put. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueFullException(String name) {
        super(name + " is full");
    }
}
