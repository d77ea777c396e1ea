package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.wire.ThrownError;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Completes a pool's futures, which runs their dependent stages, on separate threads: one after another, in order. If a
 * stage waits for something, such as another future of the same pool, another thread continues with the completions
 * after it.
 */
final class FutureCompletion implements Executor {
    private static final System.Logger LOG = System.getLogger(FutureCompletion.class.getName());
    private static final int IDLE_SECONDS = 5;
    private static final int LOOK_MILLIS = 5;

    private final Executor later = CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS, Runnable::run);
    private final ThreadPoolExecutor threads;

    @GuardedBy("this")
    private final Queue<Runnable> queue = new ArrayDeque<>();
    /** The runner that takes the next completion; null if none is left. */
    @GuardedBy("this")
    private @Nullable Runner runner;

    @GuardedBy("this")
    private boolean looking;

    FutureCompletion(String poolName) {
        threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                DaemonThreads.factory(poolName + " futures"));
    }

    /**
     * Runs a completion when its turn has come.
     *
     * @throws RuntimeException or an error, if there is no thread for it; then it is not run
     */
    @Override
    public synchronized void execute(Runnable completion) {
        queue.add(completion);
        try {
            if (runner == null) {
                begin();
            } else {
                lookLater();
            }
        } catch (RuntimeException | Error e) {
            queue.remove(completion);
            throw e;
        }
    }

    @GuardedBy("this")
    private void begin() {
        Runner next = new Runner();
        threads.execute(next);
        runner = next;
    }

    @GuardedBy("this")
    private void lookLater() {
        if (!looking) {
            later.execute(this::look);
            looking = true;
        }
    }

    /** Passes the completions after a waiting stage to another thread. */
    private synchronized void look() {
        looking = false;
        Runner busy = runner;
        if (busy == null || queue.isEmpty()) {
            return;
        }
        try {
            if (busy.isWaiting()) {
                begin();
            }
        } finally { // If there was no thread just now, there may be one the next time.
            lookLater();
        }
    }

    @SuppressWarnings("ReferenceEquality") // Identity: this runner.
    private synchronized @Nullable Runnable next(Runner asking) {
        if (runner != asking) {
            return null;
        }
        Runnable next = queue.poll();
        if (next == null) {
            runner = null;
        }
        return next;
    }

    /** Runs completions until none is left, or another runner has taken over. */
    private final class Runner implements Runnable {
        private volatile @Nullable Thread inStage;

        @Override
        public void run() {
            Runnable completion = next(this);
            while (completion != null) {
                inStage = Thread.currentThread();
                try {
                    completion.run();
                } catch (Throwable e) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "What depends on a pool's future threw; the pool goes on. " + ThrownError.stackTrace(e));
                } finally {
                    inStage = null;
                }
                completion = next(this);
            }
        }

        boolean isWaiting() {
            Thread thread = inStage;
            return thread != null
                    && switch (thread.getState()) {
                        case WAITING, TIMED_WAITING, BLOCKED -> true;
                        case NEW, RUNNABLE, TERMINATED -> false;
                    };
        }
    }
}
