package io.github.poolscope.start;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.function.Supplier;

/** Repeats steps whose completion another thread waits for. Most failures are a lack of memory, which is temporary. */
public final class RetryingSteps {
    private static final int TRIES = 5;

    private RetryingSteps() {}

    /** Returns the result of {@code step}, which is repeated while there is too little memory. */
    public static <T> T get(Supplier<T> step) {
        for (int i = 1; ; i++) {
            try {
                return step.get();
            } catch (OutOfMemoryError e) {
                if (i == TRIES) {
                    throw e;
                }
                RetryPause.afterFailure();
            }
        }
    }

    /** Runs {@code step}, which may be repeated, until it does not throw; gives up after some attempts. */
    public static void run(Runnable step) {
        done(step);
    }

    /**
     * Runs {@code step}, which may be repeated, until it does not throw; returns false if it still throws after some
     * attempts.
     */
    @CanIgnoreReturnValue
    public static boolean done(Runnable step) {
        for (int i = 0; i < TRIES; i++) {
            try {
                step.run();
                return true;
            } catch (Throwable e) {
                RetryPause.afterFailure();
            }
        }
        return false;
    }
}
