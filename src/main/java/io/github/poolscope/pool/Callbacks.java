package io.github.poolscope.pool;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.wire.ThrownError;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs a pool's callbacks, one after another, on their own thread, which exists while there is something to run: a slow
 * callback delays only other callbacks, and one that throws has no effect on the pool.
 */
final class Callbacks implements Executor {
    private static final System.Logger LOG = System.getLogger(Callbacks.class.getName());
    private static final int IDLE_SECONDS = 5;

    private final Recorder recorder;
    private final ThreadPoolExecutor thread;
    private volatile Thread current = Thread.currentThread();
    private volatile boolean running;
    private final FutureCompletion stages;

    Callbacks(String poolName, Recorder recorder) {
        this.recorder = recorder;
        stages = new FutureCompletion(poolName);
        thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                DaemonThreads.factory(poolName + " callbacks"));
        thread.allowCoreThreadTimeOut(true);
    }

    /** Runs code that may be the user's and may throw. */
    @Override
    @SuppressWarnings("ReferenceEquality") // Threads are compared by identity.
    public void execute(Runnable callback) {
        thread.execute(() -> {
            current = Thread.currentThread();
            running = true;
            try {
                callback.run();
            } catch (Throwable e) { // Some languages throw checked exceptions without declaring them.
                String words = ThrownError.words(e);
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A callback of a pool threw; the pool goes on. " + ThrownError.stackTrace(e));
                recorder.noted(Note.Kind.CALLBACK, -1, "A callback threw " + words + ".", System.nanoTime());
            } finally {
                running = false;
            }
        });
    }

    /** Calls a callback, on the callback thread, for the call whose first taskel has that index in the trace. */
    void call(Runnable callback, int firstIndex) {
        int number = recorder.callbackBegan(firstIndex, System.nanoTime());
        try {
            callback.run();
        } finally {
            recorder.callbackEnded(number, System.nanoTime());
        }
    }

    /** Returns what completes futures, which a callback may wait for. */
    FutureCompletion stages() {
        return stages;
    }

    /** Returns whether the calling thread is running a callback. */
    @SuppressWarnings("ReferenceEquality") // Threads are compared by identity.
    boolean isHere() {
        return running && current == Thread.currentThread();
    }
}
