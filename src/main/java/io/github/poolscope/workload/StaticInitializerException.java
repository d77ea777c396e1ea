package io.github.poolscope.workload;

import java.util.Arrays;

/**
 * A static initialiser of the user's failed. The JVM reports that without its cause; later attempts don't even name it.
 */
final class StaticInitializerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StaticInitializerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns an exception with the cause of {@code error}; {@code error} itself if it is not about an initialiser. */
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
            // The JVM gives the cause as a text, such as "Exception java.lang.Error: why [in thread "main"]".
            return new StaticInitializerException(error.getMessage() + ": " + cause.getMessage(), error);
        }
        return error;
    }
}
