package io.github.poolscope.workload;

import java.util.Arrays;

/** A static initialiser of the user's failed, which the JVM tells without its cause; later tries don't even name it. */
final class StaticInitializerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StaticInitializerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Tells what {@code error} was thrown for; {@code error} itself if it has nothing to do with an initialiser. */
    static Throwable told(LinkageError error) {
        Throwable cause = error.getCause();
        if (error instanceof ExceptionInInitializerError && cause != null) {
            String place = Arrays.stream(cause.getStackTrace())
                    .filter(frame -> frame.getMethodName().equals("<clinit>"))
                    .findFirst()
                    .map(frame -> " of " + frame.getClassName())
                    .orElse("");
            return new StaticInitializerException("The static initialiser" + place + " failed: " + cause, cause);
        }
        if (error instanceof NoClassDefFoundError && cause instanceof ExceptionInInitializerError) {
            // Its cause is told by the JVM as a text, such as "Exception java.lang.Error: why [in thread "main"]".
            return new StaticInitializerException(error.getMessage() + ": " + cause.getMessage(), error);
        }
        return error;
    }
}
