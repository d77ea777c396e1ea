package io.github.poolscope.engine.program;

import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Safeguards;
import io.github.poolscope.plan.Step;
import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run with a pool: creates it, runs the plan's program on it, and ends all its workers. */
public final class PoolRun extends PlanRun {
    private static final Duration LAST_TIMEOUT = Duration.ofSeconds(15);

    /** Samples the workers of a pool while the pool exists. */
    public interface Sampler {
        /** Takes an additional sample of each worker's memory now. Any thread. */
        default void sample() {}

        /** Stops sampling; no sample is taken after this. */
        void stop();
    }

    private final Function<PoolOptions.Builder, Pool> maker;
    private final Function<Pool, Sampler> watcher;
    private boolean cut;
    private @Nullable Pool pool;

    /**
     * Creates a run that is not started.
     *
     * @param maker creates the pool from options that contain all settings common to pools
     * @param watcher starts to sample the pool's workers
     */
    public PoolRun(RunRequest order, Function<PoolOptions.Builder, Pool> maker, Function<Pool, Sampler> watcher) {
        super(order);
        this.maker = maker;
        this.watcher = watcher;
    }

    @Override
    protected void play() throws InterruptedException {
        recorder.expectWorkers(order.workers());
        Pool made = adopt(maker.apply(options(order)));
        Sampler sampler = () -> {};
        try {
            sampler = watcher.apply(made);
            new MainProgram(order, made).play();
        } finally {
            made.terminate();
            made.join(LAST_TIMEOUT);
            sampler.stop();
        }
    }

    @Override
    protected synchronized void cutOff() {
        cut = true;
        if (pool != null) {
            pool.terminate();
        }
    }

    private synchronized Pool adopt(Pool made) {
        pool = made;
        if (cut) {
            made.terminate();
        }
        return made;
    }

    /** Returns the options common to all pools of a plan. */
    public static PoolOptions.Builder options(RunRequest order) {
        Plan plan = order.plan();
        PoolOptions.Builder builder = PoolOptions.builder()
                .processes(order.workers())
                .calls(calls(plan.safeguards()))
                .recorder(new PlanCalls(order, () -> order.work().program().lineOf(Step.SUBMIT)));
        order.work().initializer().ifPresent(builder::initializer);
        return builder;
    }

    private static CallOptions calls(Safeguards safeguards) {
        CallOptions calls = CallOptions.DEFAULT.retries(safeguards.retries());
        if (safeguards.softLimit().isPresent()) {
            calls = calls.softLimit(seconds(safeguards.softLimit().getAsDouble()));
        }
        if (safeguards.hardLimit().isPresent()) {
            calls = calls.hardLimit(seconds(safeguards.hardLimit().getAsDouble()));
        }
        if (safeguards.bufferSize().isPresent()) {
            calls = calls.bufferSize(safeguards.bufferSize().getAsInt());
        }
        return calls;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.max(1, (long) (seconds * 1e9)));
    }
}
