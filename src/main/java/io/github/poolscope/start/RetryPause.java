package io.github.poolscope.start;

import java.util.concurrent.TimeUnit;

/** The pause between two attempts when the operating system lacks a resource. */
public final class RetryPause {
    private static final long MILLIS = 50;

    private RetryPause() {}

    /** Sleeps briefly; returns at once, still interrupted, if this thread is interrupted. */
    public static void afterFailure() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
