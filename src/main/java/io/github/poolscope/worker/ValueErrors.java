package io.github.poolscope.worker;

import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.wire.ThrownError;
import io.github.poolscope.wire.TooLargeException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The errors of taskels whose values can't be sent, one sentence each. */
final class ValueErrors {
    private static final int MAX_VALUE_LENGTH = 200;

    private ValueErrors() {}

    /**
     * @param what the value with its article, at the beginning of a sentence
     */
    static UnreadableException unreadable(String what, @Nullable Throwable why) {
        return new UnreadableException(what + " can't be read in the worker: " + hint(why), why);
    }

    static UnsendableException unsendable(@Nullable Object result, String reason) {
        return new UnsendableException(
                "The result " + words(result) + " can't be sent to the main program: " + reason
                        + ". Return something serialisable.",
                result,
                reason,
                OptionalInt.empty(),
                null);
    }

    private static String hint(@Nullable Throwable why) {
        if (why instanceof ClassNotFoundException || why instanceof NoClassDefFoundError) {
            return "the class " + why.getMessage() + " is not on its class path. Put it there, or add its jar or folder"
                    + " to the pool's class path.";
        }
        if (why instanceof TooLargeException) {
            return why.getMessage() + ". Give the workers more memory (-Xmx in the pool's jvmArguments), or send less.";
        }
        return why == null ? "no reason is known" : ThrownError.words(why);
    }

    private static String words(@Nullable Object result) {
        if (result == null) {
            return "null";
        }
        String text;
        try {
            text = String.valueOf(result);
        } catch (RuntimeException | Error e) { // Its own method may throw anything.
            text = "?";
        }
        String shown = text.length() > MAX_VALUE_LENGTH ? text.substring(0, MAX_VALUE_LENGTH) + "…" : text;
        return shown + " of " + result.getClass().getName();
    }
}
