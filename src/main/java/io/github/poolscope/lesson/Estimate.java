package io.github.poolscope.lesson;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PoolSize;
import java.util.PriorityQueue;

/** About how long a plan takes, in seconds, to be told before it runs. */
final class Estimate {
    /** A pool whose workers have to be started, its end and its file. */
    private static final double POOL = 0.4;

    /** Reading the files of the Java installation, or handing out some thousands of items. */
    private static final double LITTLE = 0.2;

    /** The sieve of the workload {@code primes}, for each number below its bound. */
    private static final double SIEVE = 6e-9;

    private Estimate() {}

    static double seconds(Plan plan) {
        double pool = plan.effectiveEngine() == EngineKind.PROCESSES ? POOL : 0;
        if (Durations.of(plan, 0).isPresent()) {
            return pool + waiting(plan);
        }
        double below = Durations.parameter(plan, "below").orElse(0);
        double sieves = below * SIEVE * Durations.items(plan) / Math.min(plan.workers(), PoolSize.usableCores());
        return pool + (sieves > 0 ? sieves : LITTLE);
    }

    /** Each chunk goes to the worker that is free first. */
    private static double waiting(Plan plan) {
        int items = Durations.items(plan);
        int workers = plan.mode() == Mode.APPLY ? 1 : plan.workers();
        int chunksize = plan.chunksize().effective(plan.mode(), items, plan.workers());
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int worker = 0; worker < workers; worker++) {
            free.add(0.0);
        }
        double end = 0;
        for (int first = 0; first < items; first += chunksize) {
            double ends = free.remove();
            for (int index = first; index < Math.min(items, first + chunksize); index++) {
                ends += Durations.of(plan, index).orElse(0);
            }
            free.add(ends);
            end = Math.max(end, ends);
        }
        return end;
    }
}
