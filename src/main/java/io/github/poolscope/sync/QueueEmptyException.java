package io.github.poolscope.sync;

/** There was no item in a queue, or none within the time limit. */
public final class QueueEmptyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueEmptyException(String name) {
        super(name + " is empty");
    }
}
