package io.github.poolscope.engine.program;

import io.github.poolscope.pool.CheckedTaskException;
import io.github.poolscope.wire.ThrownError;
import java.util.concurrent.CompletionException;

/** Describes an error to a user in one sentence. */
public final class ErrorSentence {
    private ErrorSentence() {}

    public static String of(Throwable error) {
        Throwable told = (error instanceof CheckedTaskException || error instanceof CompletionException)
                        && error.getCause() != null
                ? error.getCause()
                : error;
        String message = ThrownError.message(told);
        String type = told.getClass().getSimpleName();
        return message.isBlank() ? type : type + ": " + message;
    }
}
