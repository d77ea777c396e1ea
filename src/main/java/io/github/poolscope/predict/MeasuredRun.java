package io.github.poolscope.predict;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.stream.IntStream;

/**
 * What a run has measured, as the simulation needs it.
 *
 * @param plan the plan that was run
 * @param scenario the run's own setting
 * @param taskels what each taskel took, without what the first one of each worker takes longer
 * @param costs what the pool took
 * @param taskelNoise the standard deviation of a taskel's CPU time, as a part of it
 * @param wanting how long workers in taskels waited for a processor, in total, in nanoseconds
 * @param isMainBound whether the main program was too slow for the workers
 * @param failed how many taskels failed
 * @param makespan the measured makespan, in nanoseconds
 */
record MeasuredRun(
        Plan plan,
        Scenario scenario,
        TaskelLengths taskels,
        PoolCosts costs,
        double taskelNoise,
        double wanting,
        boolean isMainBound,
        int failed,
        long makespan) {
    /**
     * Reads a run that is over.
     *
     * @throws UnpredictableException if it does not tell what another setting would take
     */
    static MeasuredRun of(RunHeader header, Trace trace) {
        check(header, trace);
        Figures figures = Figures.of(header, trace);
        TaskelReading reading = new TaskelReading(header, trace, figures);
        CostReading costs = new CostReading(header, trace, figures, reading);
        MeasuredRun alone = new MeasuredRun(
                header.plan(),
                new Scenario(
                        Math.max(1, header.workers()),
                        header.plan().chunksize(),
                        header.plan().mode(),
                        ItemOrder.AS_IS),
                reading.lengths(),
                costs.costs(0),
                reading.noise(),
                reading.wanting(),
                reading.isMainBound(),
                figures.failed(),
                figures.makespan());
        return reading.tellsLoad() ? alone.with(costs.costs(OtherLoad.of(alone))) : alone;
    }

    private static void check(RunHeader header, Trace trace) {
        Taskels taskels = trace.taskels();
        Plan plan = header.plan();
        refuseIf(!trace.state().isOver(), "running");
        refuseIf(header.isWatched(), "watched");
        refuseIf(plan.isOfCPython(), "cpython");
        refuseIf(trace.pools().count() > 1 || plan.workers() == 0 || !isOfPool(plan), "no-pool");
        refuseIf(trace.state() != RunState.COMPLETED, "cut");
        refuseIf(
                taskels.first() > 0
                        || taskels.summed().beyond() > 0
                        || trace.workers().leftOut() > 0,
                "summed");
        refuseIf(taskels.count() == 0, "nothing");
        int lost = 0;
        for (int i = 0; i < taskels.count(); i++) {
            refuseIf(taskels.started(i) == Trace.NEVER || taskels.ended(i) == Trace.NEVER, "not-run");
            lost += taskels.outcome(i) == Outcome.LOST ? 1 : 0;
        }
        long died = IntStream.range(0, trace.workers().count())
                .filter(worker -> isByForce(trace.workers().reason(worker)))
                .count();
        refuseIf(died != lost || (lost > 0 && plan.safeguards().retries() > 0), "killed");
    }

    private static boolean isOfPool(Plan plan) {
        return switch (plan.effectiveEngine()) {
            case PROCESSES, THREADS -> true;
            default -> false;
        };
    }

    private static boolean isByForce(ExitReason reason) {
        return switch (reason) {
            case DIED, TIME_LIMIT, CANCELLED, SHRUNK, FAILED_TO_START -> true;
            default -> false;
        };
    }

    private static void refuseIf(boolean refused, String reason) {
        if (refused) {
            throw new UnpredictableException(Phrase.of("predict.refused." + reason));
        }
    }

    /** Returns the run with other costs. */
    MeasuredRun with(PoolCosts other) {
        return new MeasuredRun(plan, scenario, taskels, other, taskelNoise, wanting, isMainBound, failed, makespan);
    }
}
