package io.github.poolscope.lesson;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PoolSize;
import java.util.Optional;

/** Estimates how long a plan takes, in seconds, before it runs. */
final class Estimate {
    /** The time to start the workers, end the pool and close the file, in seconds. */
    private static final double POOL = 0.4;

    /** The time to read the files of the Java installation, or to dispatch some thousands of items, in seconds. */
    private static final double LITTLE = 0.2;

    /** The time per number below the bound of the workload {@code primes}, in seconds. */
    private static final double SIEVE = 6e-9;

    private Estimate() {}

    static double seconds(Plan plan) {
        double pool = plan.hasProcesses() ? POOL : 0;
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
