package io.github.poolscope.task;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A value cannot be sent to another process, most often since something in it can't be serialised: an item, a result, a
 * function or what it captures, what is put into a queue. The message names what is to blame. Of a taskel's result it is
 * Python's {@code MaybeEncodingError}; the worker goes on.
 */
public final class UnsendableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int NONE = -1;

    private final String valueClass;
    private final String reason;
    private final int index;

    /**
     * Thrown by the library.
     *
     * @param sentence the message
     * @param value what can't be sent
     * @param reason why, without a full stop
     * @param index where the value stands in the input of its call, from 0; empty if it is no item
     */
    public UnsendableException(
            String sentence, @Nullable Object value, String reason, OptionalInt index, @Nullable Throwable cause) {
        super(sentence, cause);
        valueClass = value == null ? "null" : value.getClass().getName();
        this.reason = reason;
        this.index = index.orElse(NONE);
    }

    /** The name of the value's class; {@code null} as a text if the value is null. */
    public String valueClass() {
        return valueClass;
    }

    /** Why it can't be sent: part of the message. */
    public String reason() {
        return reason;
    }

    /** An item's place in the input of its call, from 0; empty for what is no item. */
    public OptionalInt index() {
        return index == NONE ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
