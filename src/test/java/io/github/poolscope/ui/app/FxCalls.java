package io.github.poolscope.ui.app;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Work on the FX thread, for a program that runs outside it. */
final class FxCalls {
    /** A busy machine measures the matrix for minutes. */
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private FxCalls() {}

    /** Runs work on the FX thread and waits for it. */
    static void act(Runnable work) throws Exception {
        get(() -> {
            work.run();
            return true;
        });
    }

    /** Returns what a call on the FX thread returns. */
    static <T extends @Nullable Object> T get(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }

    /**
     * Waits until a condition, read on the FX thread, holds.
     *
     * @throws IllegalStateException if it does not within five minutes
     */
    static void await(WindowState.Check condition) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!get(condition::holds)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The window did not get into the state in five minutes.");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
