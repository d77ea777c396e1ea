package io.github.poolscope.ui.fx;

import io.github.poolscope.concurrent.DaemonThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread of the window for work that would block the FX thread; runs one job after another. After {@link #end}
 * nothing is run. An error in a job is reported like an error on the FX thread.
 */
public final class Background implements Executor {
    private final ThreadPoolExecutor executor;

    /** Creates a daemon thread with that name. */
    public Background(String name) {
        executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                DaemonThreads.factory(name),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable work) {
        executor.execute(() -> guarded(work));
    }

    /** Runs work that may block indefinitely, such as reading a file that the user names, on its own daemon thread. */
    public static void apart(String name, Runnable work) {
        DaemonThreads.start(name, () -> guarded(work));
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            FxThread.later(() -> {
                throw e;
            });
        }
    }

    /** Lets the current job finish; queued jobs and later ones are not run. */
    public void end() {
        executor.getQueue().clear();
        executor.shutdown();
    }
}
