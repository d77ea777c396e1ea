package io.github.poolscope.engine.process;

import io.github.poolscope.pool.CheckedTaskException;

/** Tells an error to a user in one sentence. */
final class ErrorSentence {
    private ErrorSentence() {}

    static String of(Throwable error) {
        Throwable told = error instanceof CheckedTaskException && error.getCause() != null ? error.getCause() : error;
        String message = told.getMessage();
        String type = told.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }
}
