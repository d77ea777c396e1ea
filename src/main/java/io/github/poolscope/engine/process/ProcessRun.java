package io.github.poolscope.engine.process;

import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunOrder;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.PoolTerminatedException;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One run, on a thread of its own that is the main program of the trace: it makes the pool, plays the plan's program
 * and sees to it that no worker is left.
 */
final class ProcessRun implements EngineRun {
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(15);

    private final RunOrder order;
    private final TraceRecorder recorder;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Object stopping = new Object();
    private boolean stopped;
    private @Nullable Pool pool;

    ProcessRun(RunOrder order) {
        this.order = order;
        recorder = order.recorder();
    }

    void start() {
        Thread thread = new Thread(this::run, "main program");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        synchronized (stopping) {
            if (stopped || recorder.trace().state().isOver()) {
                return;
            }
            stopped = true;
            recorder.state(RunState.STOPPING, null, System.nanoTime());
            if (pool != null) {
                pool.terminate();
            }
        }
    }

    @Override
    public CompletableFuture<Void> over() {
        return over;
    }

    private void run() {
        ResourceSampler sampler = ResourceSampler.start(recorder);
        RunState outcome = RunState.COMPLETED;
        String error = null;
        try {
            recorder.expectWorkers(order.workers());
            Pool made = adopt(Pool.create(options()));
            try {
                new MainProgram(order, made).play();
            } finally {
                made.terminate();
                made.join(LAST_PATIENCE);
            }
        } catch (PoolTerminatedException e) {
            outcome = RunState.CANCELLED;
        } catch (InterruptedException | RuntimeException | Error e) {
            outcome = isStopped() ? RunState.CANCELLED : RunState.FAILED;
            error = isStopped() ? null : ErrorSentence.of(e);
        } finally {
            sampler.stop();
            end(outcome, error);
        }
    }

    private void end(RunState outcome, @Nullable String error) {
        synchronized (stopping) {
            recorder.state(outcome, error, System.nanoTime());
        }
        over.complete(null);
    }

    private Pool adopt(Pool made) {
        synchronized (stopping) {
            pool = made;
            if (stopped) {
                made.terminate();
            }
        }
        return made;
    }

    private boolean isStopped() {
        synchronized (stopping) {
            return stopped;
        }
    }

    private PoolOptions options() {
        Plan plan = order.plan();
        PoolOptions.Builder builder = PoolOptions.builder()
                .processes(order.workers())
                .classPath(order.work().classPath())
                .recorder(recorder);
        plan.maxTasksPerChild().ifPresent(builder::maxTasksPerChild);
        return builder.build();
    }
}
