package io.github.poolscope.engine.program;

import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Safeguards;
import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run over a pool: makes it, plays the plan's program on it, and sees to it that no worker is left. */
public final class PoolRun extends PlanRun {
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(15);

    /** Watches the workers of a pool while it is there. */
    public interface Sampler {
        /** Takes a sample of each worker's memory now, besides those that it takes at its own pace. Any thread. */
        default void sample() {}

        /** No sample is taken after this. */
        void stop();
    }

    private final Function<PoolOptions.Builder, Pool> maker;
    private final Function<Pool, Sampler> watcher;
    private boolean cut;
    private @Nullable Pool pool;

    /**
     * A run that is yet to start.
     *
     * @param maker makes the pool, of options that hold what every pool heeds
     * @param watcher begins to watch the pool's workers
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
            boolean unused = made.join(LAST_PATIENCE);
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

    /** What every pool of a plan heeds. */
    public static PoolOptions.Builder options(RunRequest order) {
        Plan plan = order.plan();
        PoolOptions.Builder builder = PoolOptions.builder()
                .processes(order.workers())
                .calls(calls(plan.safeguards()))
                .recorder(order.recorder());
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
