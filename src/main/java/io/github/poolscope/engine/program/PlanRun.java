package io.github.poolscope.engine.program;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.pool.PoolTerminatedException;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One run, on its own thread, which is the main program of the trace. */
public abstract class PlanRun implements EngineRun {
    protected final RunRequest order;
    protected final TraceRecorder recorder;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Object stopping = new Object();
    private boolean stopped;

    protected PlanRun(RunRequest order) {
        this.order = order;
        recorder = order.recorder();
    }

    /**
     * Runs the plan from beginning to end; all resources of the run are released when it returns or throws.
     *
     * @throws PoolTerminatedException if it was stopped
     */
    protected abstract void play() throws InterruptedException;

    /** Stops {@link #play}, which may not have started yet; returns at once. Called at most once. */
    protected abstract void cutOff();

    /** Starts the run; returns at once. */
    public final EngineRun start() {
        DaemonThreads.start("main program", this::run);
        return this;
    }

    @Override
    public final void stop() {
        synchronized (stopping) {
            if (stopped || recorder.trace().state().isOver()) {
                return;
            }
            stopped = true;
            recorder.state(RunState.STOPPING, null, System.nanoTime());
        }
        cutOff();
    }

    @Override
    public final CompletableFuture<Void> over() {
        return over;
    }

    protected final boolean isStopped() {
        synchronized (stopping) {
            return stopped;
        }
    }

    private void run() {
        RunState outcome = RunState.COMPLETED;
        String error = null;
        try {
            play();
        } catch (PoolTerminatedException e) {
            outcome = RunState.CANCELLED;
        } catch (Throwable e) {
            outcome = isStopped() ? RunState.CANCELLED : RunState.FAILED;
            error = isStopped() ? null : ErrorSentence.of(e);
        } finally {
            end(outcome, error);
        }
    }

    private void end(RunState outcome, @Nullable String error) {
        try {
            synchronized (stopping) {
                recorder.state(outcome, error, System.nanoTime());
            }
        } finally {
            over.complete(null);
        }
    }
}
