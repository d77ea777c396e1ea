package io.github.poolscope.pool;

import org.jspecify.annotations.Nullable;

/** An item can't be serialised, so no worker can be given it; the cause says why. */
public final class ItemUnsendableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;

    ItemUnsendableException(int index, @Nullable Object item, Throwable cause) {
        super(
                "Item " + index + " of class "
                        + (item == null ? "null" : item.getClass().getName()) + " can't be sent to a worker: "
                        + cause.getMessage() + ".",
                cause);
        this.index = index;
    }

    /** The item's place in the input of its call, from 0. */
    public int index() {
        return index;
    }
}
