package io.github.poolscope.start;

import java.util.function.Supplier;

/**
 * For steps that somebody waits for. What goes wrong with them is mostly want of memory, which others give back before
 * long.
 */
public final class RetryingSteps {
    private static final int TRIES = 5;

    private RetryingSteps() {}

    /** What {@code step} answers, which is tried again while there is no memory for it. */
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

    /** Runs {@code step}, which may be repeated, until it does not throw; gives up after some tries. */
    public static void run(Runnable step) {
        boolean unused = done(step);
    }

    /** Runs {@code step}, which may be repeated, until it does not throw; false if it still throws after some tries. */
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
