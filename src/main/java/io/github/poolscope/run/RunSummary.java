package io.github.poolscope.run;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import java.time.Instant;

/**
 * A summary of a run. Its figures are those that {@code analysis.Figures} computes from the whole trace.
 *
 * @param plan the plan
 * @param began when it began
 * @param state its state; not over only while a program is writing it
 * @param writing which program is writing it
 * @param items the number of its taskels; a script may make more than the plan has items
 * @param completed how many of them have an outcome
 * @param failed how many of these failed
 * @param pools the number of its pools, which is 1 if it is not that of a watched program
 * @param workers the size of its pool; of a watched program, of its largest pool
 * @param chunksize the chunksize used
 * @param wallNanos from its beginning to its end, or to the last recorded event, in nanoseconds
 * @param makespanNanos from the first start of a taskel to the last end, in nanoseconds; {@link Trace#NEVER} if none
 *     has started
 * @param utilisation the share of the workers' ready time in which they worked; NaN if none was ready
 */
public record RunSummary(
        Plan plan,
        Instant began,
        RunState state,
        RunWriting writing,
        int items,
        int completed,
        int failed,
        int pools,
        int workers,
        int chunksize,
        long wallNanos,
        long makespanNanos,
        double utilisation) {
    RunSummary with(RunState other, RunWriting by) {
        return new RunSummary(
                plan,
                began,
                other,
                by,
                items,
                completed,
                failed,
                pools,
                workers,
                chunksize,
                wallNanos,
                makespanNanos,
                utilisation);
    }
}
