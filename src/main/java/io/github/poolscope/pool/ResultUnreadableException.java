package io.github.poolscope.pool;

import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.ThrownError;
import io.github.poolscope.wire.TooLargeException;
import org.jspecify.annotations.Nullable;

/** A taskel returned a value that can't be made again in this process; the cause says why. */
public final class ResultUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ResultUnreadableException(Decoder.ValueException why) {
        super("The result can't be read in the main program: " + words(why.getCause()), why.getCause());
    }

    /** Something went wrong in the main program, where not even the result is known that was read. */
    ResultUnreadableException(Throwable why) {
        super("What a worker sent can't be read in the main program: " + ThrownError.words(why) + ".", why);
    }

    private static String words(@Nullable Throwable why) {
        if (why instanceof TooLargeException large) {
            return large.getMessage() + ". Give the main program more memory, or return less.";
        }
        return why == null ? "no reason is known" : ThrownError.words(why);
    }
}
