package io.github.poolscope.task;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A value can't be sent to another process, most often because an object in it can't be serialised: an item, a result,
 * a function or an object that it captures, an item put into a queue. The message names the object at fault. For a
 * taskel's result it is Python's {@code MaybeEncodingError}; the worker continues.
 */
public final class UnsendableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int NONE = -1;

    private final String valueClass;
    private final String reason;
    private final int index;

    /**
     * Created by the library.
     *
     * @param sentence the message
     * @param value what can't be sent
     * @param reason why, without a full stop
     * @param index the value's position in the input of its call, from 0; empty if it is not an item
     */
    public UnsendableException(
            String sentence, @Nullable Object value, String reason, OptionalInt index, @Nullable Throwable cause) {
        super(sentence, cause);
        valueClass = value == null ? "null" : value.getClass().getName();
        this.reason = reason;
        this.index = index.orElse(NONE);
    }

    /** Returns the name of the value's class; {@code null} as a text if the value is null. */
    public String valueClass() {
        return valueClass;
    }

    /** Returns why it can't be sent: a part of the message. */
    public String reason() {
        return reason;
    }

    /** Returns an item's position in the input of its call, from 0; empty if it is not an item. */
    public OptionalInt index() {
        return index == NONE ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
