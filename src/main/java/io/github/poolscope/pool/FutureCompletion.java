package io.github.poolscope.pool;

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
 * Completes a pool's futures, which runs the stages that depend on them, on threads of their own: one after another, in
 * the order in which they come. Where a stage waits for something, which may be another future of the same pool, another
 * thread goes on with those behind it.
 */
final class FutureCompletion implements Executor {
    private static final System.Logger LOG = System.getLogger(FutureCompletion.class.getName());
    private static final int IDLE_SECONDS = 5;
    private static final int LOOK_MILLIS = 5;

    private final Executor later = CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS, Runnable::run);
    private final ThreadPoolExecutor threads;
    private final Queue<Runnable> queue = new ArrayDeque<>();
    /** Who takes what comes next; null if nothing is left. */
    private @Nullable Runner runner;

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

    private void begin() {
        Runner next = new Runner();
        threads.execute(next);
        runner = next;
    }

    private void lookLater() {
        if (!looking) {
            later.execute(this::look);
            looking = true;
        }
    }

    /** What waits behind a stage that waits goes to another thread. */
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
        } finally { // Where there was no thread for it just now, there may be one the next time.
            lookLater();
        }
    }

    @SuppressWarnings("ReferenceEquality") // That very one.
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

    /** Runs what comes until nothing is left, or another one has taken over. */
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
