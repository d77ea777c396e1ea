package io.github.poolscope.sync;

import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.ThrownError;
import io.github.poolscope.wire.TooLargeException;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Serialises items and messages. */
final class Payload {
    private Payload() {}

    /**
     * Returns a value as bytes.
     *
     * @param where the name of the primitive, for the error message
     */
    static byte[] encode(@Nullable Object value, String where) {
        Encoder encoder = new Encoder(64);
        try {
            encoder.putValue(value);
        } catch (IOException e) {
            String what = value == null
                    ? "null"
                    : "An object of class " + value.getClass().getName();
            throw new UnsendableException(
                    what + " can't be put into " + where + ": " + e.getMessage() + ".",
                    value,
                    String.valueOf(e.getMessage()),
                    OptionalInt.empty(),
                    e);
        }
        return encoder.take();
    }

    /** Returns the value of the bytes; the permitted classes are those of a pool. */
    static @Nullable Object decode(byte[] bytes, String where) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context != null ? context : ClassLoader.getSystemClassLoader();
        try {
            return new Decoder(bytes).getValue(Classes.of(loader));
        } catch (IOException | Decoder.ValueException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UnreadableException(
                    "What came out of " + where + " can't be read here: "
                            + (cause instanceof TooLargeException
                                    ? cause.getMessage() + "."
                                    : ThrownError.words(cause)),
                    cause);
        }
    }
}
