package io.github.poolscope.start;

import java.util.concurrent.TimeUnit;

/** What lies between two attempts at what the system refuses for lack of something. */
public final class RetryPause {
    private static final long MILLIS = 50;

    private RetryPause() {}

    /** Waits a little; at once back, and interrupted as before, if this thread is. */
    public static void afterFailure() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
