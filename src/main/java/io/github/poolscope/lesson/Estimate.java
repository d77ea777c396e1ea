package io.github.poolscope.lesson;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PoolSize;
import java.util.Optional;

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
        Optional<Schedule> schedule = Schedule.of(plan);
        if (schedule.isPresent()) {
            return pool + schedule.get().seconds();
        }
        double below = ExpectedDurations.parameter(plan, "below").orElse(0);
        double sieves =
                below * SIEVE * ExpectedDurations.items(plan) / Math.min(plan.workers(), PoolSize.usableCores());
        return pool + (sieves > 0 ? sieves : LITTLE);
    }
}
