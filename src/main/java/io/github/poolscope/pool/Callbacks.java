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
 * Runs a pool's callbacks, one after another, on a thread of their own, which is there while there is something to
 * run: a slow callback holds up other callbacks and nothing else, and one that throws harms nothing.
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

    /** Runs something that may be the user's, and may throw. */
    @Override
    @SuppressWarnings("ReferenceEquality") // A thread is who it is.
    public void execute(Runnable callback) {
        thread.execute(() -> {
            current = Thread.currentThread();
            running = true;
            try {
                callback.run();
            } catch (Throwable e) { // Languages without checked exceptions throw those too.
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

    /** Calls a callback, on the thread that runs them, for the call whose first taskel has that index in the trace. */
    void call(Runnable callback, int firstIndex) {
        int number = recorder.callbackBegan(firstIndex, System.nanoTime());
        try {
            callback.run();
        } finally {
            recorder.callbackEnded(number, System.nanoTime());
        }
    }

    /** Completes futures, which a callback may wait for. */
    FutureCompletion stages() {
        return stages;
    }

    /** Whether the calling thread is running a callback right now. */
    @SuppressWarnings("ReferenceEquality") // A thread is who it is.
    boolean isHere() {
        return running && current == Thread.currentThread();
    }
}
