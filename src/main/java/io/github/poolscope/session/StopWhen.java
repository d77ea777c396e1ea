package io.github.poolscope.session;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.trace.Trace;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Stops a run whose program does not end by itself. */
public final class StopWhen {
    private static final int PAUSE_MILLIS = 50;

    private StopWhen() {}

    /** Stops a run, unless it ends before, as soon as its trace is as asked; returns at once. */
    public static void seen(LiveRun run, Predicate<Trace> asked) {
        DaemonThreads.start("watch for the end of a run", () -> {
            while (!isOver(run)) {
                if (asked.test(run.trace())) {
                    run.stop();
                    return;
                }
            }
        });
    }

    /** Returns whether a run is over, after a pause at most. */
    private static boolean isOver(LiveRun run) {
        try {
            run.over().get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
