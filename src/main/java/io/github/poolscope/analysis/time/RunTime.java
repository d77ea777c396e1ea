package io.github.poolscope.analysis.time;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a run went, from its beginning to its end or to now, in nanoseconds. Processes that the program
 * started itself have no part in it: what they did when is not known.
 *
 * @param wall from the beginning to the end, or to now
 * @param pools the parts of each pool's time
 * @param whole the sums over all pools
 * @param main the main program's own time
 * @param knowsWaits whether the operating system reported how long workers waited for a processor; if not, {@link
 *     TimePart#WANTING_PROCESSOR} is 0 and those waits are in {@link TimePart#WAITING}
 */
public record RunTime(long wall, List<PoolTime> pools, PartTimes whole, MainTime main, boolean knowsWaits) {
    private static final int MAX_PASSES = 3;

    public RunTime {
        pools = List.copyOf(pools);
    }

    /** Computes it in a few passes over the taskels, which are repeated if older ones are summed up meanwhile. */
    public static RunTime of(RunHeader header, Trace trace) {
        RunTime result = once(header, trace);
        for (int pass = 1; result == null && pass < MAX_PASSES; pass++) {
            result = once(header, trace);
        }
        return result == null ? compute(header, trace) : result;
    }

    /** Returns the number of workers at a time, of all pools. */
    public int slots() {
        return pools.stream().mapToInt(PoolTime::slots).sum();
    }

    /** Returns null if taskels were summed up meanwhile. */
    private static @Nullable RunTime once(RunHeader header, Trace trace) {
        int first = trace.taskels().first();
        RunTime result = compute(header, trace);
        return trace.taskels().first() == first ? result : null;
    }

    private static RunTime compute(RunHeader header, Trace trace) {
        long now = trace.now();
        int workers = trace.workers().count();
        int first = trace.taskels().first();
        int end = trace.taskels().count();
        @Nullable PoolSlots[] all = PoolSlots.of(header, trace, workers);
        DemandReader.read(header, trace, all, first, end, now);
        RunScan scan = new RunScan(trace, now, WorkerTaskels.of(trace, first, end, workers), workers);
        List<PoolTime> pools = new ArrayList<>();
        for (PoolSlots pool : all) {
            if (pool != null) {
                PartTimes parts = new PartTimes();
                pool.places().forEach(place -> new SlotTime(scan, pool, parts).add(place));
                pools.add(new PoolTime(pool.pool(), pool.count(), parts));
            }
        }
        splitSummed(scan, pools);
        PartTimes whole = new PartTimes();
        pools.forEach(pool -> whole.add(pool.parts()));
        return new RunTime(now, pools, whole, MainTime.of(trace, now), scan.knowsWaits());
    }

    /** Splits the time in taskels that are summed up: their CPU time is known of all pools together only. */
    private static void splitSummed(RunScan scan, List<PoolTime> pools) {
        Map<PoolSlots, Long> summed = scan.summedOf();
        long cpu = scan.trace().taskels().summed().cpu();
        summed.forEach((slots, ran) -> {
            PartTimes parts = pools.stream()
                    .filter(pool -> pool.pool() == slots.pool())
                    .findFirst()
                    .orElseThrow()
                    .parts();
            long waiting = parts.of(TimePart.WAITING);
            if (summed.size() > 1) {
                parts.move(TimePart.WAITING, TimePart.NOT_KNOWN, Math.min(waiting, ran));
                return;
            }
            long used = Math.min(ran, cpu);
            long fromWaiting = Math.min(waiting, used);
            parts.move(TimePart.WAITING, TimePart.CPU, fromWaiting);
            parts.move(TimePart.WANTING_PROCESSOR, TimePart.CPU, used - fromWaiting);
        });
    }
}
