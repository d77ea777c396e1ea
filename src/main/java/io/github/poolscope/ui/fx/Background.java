package io.github.poolscope.ui.fx;

import io.github.poolscope.concurrent.DaemonThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread of a window for what would hold its own up, one thing after another. Once it has ended, nothing is done. What
 * breaks there is told as an error of the FX thread would be.
 */
public final class Background implements Executor {
    private final ThreadPoolExecutor executor;

    /** A thread of that name, which does not keep the program alive. */
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

    /**
     * Does what may take for ever, such as a file that the user names, on a thread of its own, which does not keep the
     * program alive.
     */
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

    /** What goes on comes to its end; what waits is not done, nor anything that is asked for later. */
    public void end() {
        executor.getQueue().clear();
        executor.shutdown();
    }
}
