package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.List;

/**
 * The figures of a run so far, including what its trace has summed up. Times are in nanoseconds; {@link Trace#NEVER} if
 * unknown.
 *
 * @param wall from the beginning to the end, or to now
 * @param startup from the creation of the pool until all its first workers were ready
 * @param firstResult when the caller received the first result
 * @param callerBlocked how long the main program was blocked
 * @param makespan from the first start of a taskel to the last end
 * @param bound a lower bound of the makespan on these workers and cores: the maximum of the longest taskel and the
 *     total time divided by the number of workers, both without the time in which workers waited for a processor, and
 *     of the CPU time divided by the number of cores
 * @param busy the total time of all taskels
 * @param cpu their CPU time
 * @param waited how long workers may have waited for a processor in total; at most {@code busy} without {@code cpu};
 *     {@link Trace#NEVER} if the operating system does not report it
 * @param workers the figures of each worker
 */
public record Figures(
        long wall,
        long startup,
        long firstResult,
        long callerBlocked,
        long makespan,
        long bound,
        long busy,
        long cpu,
        long waited,
        List<WorkerFigures> workers) {
    public Figures {
        workers = List.copyOf(workers);
    }

    /** Computes the figures in one pass over the taskels, which is repeated if older ones are summed up meanwhile. */
    public static Figures of(RunHeader header, Trace trace) {
        long now = trace.now();
        TaskelTimes times = TaskelTimes.of(trace, now);
        return new Figures(
                now,
                startup(header, trace.workers()),
                trace.taskels().summed().firstDelivered(),
                blocked(trace.calls(), now),
                times.makespan(),
                times.bound(header),
                times.busy(),
                times.cpu(),
                times.waited(),
                times.workers(now));
    }

    /** Returns the share of the workers' ready time in which they worked; NaN if none was ready. */
    public double utilisation() {
        long ready = workers.stream().mapToLong(WorkerFigures::readyNanos).sum();
        long used = workers.stream().mapToLong(WorkerFigures::busyNanos).sum();
        return ready <= 0 ? Double.NaN : Math.min(1, used / (double) ready);
    }

    private static long startup(RunHeader header, Workers workers) {
        if (workers.count() < header.workers()) {
            return Trace.NEVER;
        }
        long last = 0;
        for (int i = 0; i < header.workers(); i++) {
            if (workers.ready(i) == Trace.NEVER) {
                return Trace.NEVER;
            }
            last = Math.max(last, workers.ready(i));
        }
        return header.workers() == 0 ? Trace.NEVER : last - workers.requested(0);
    }

    private static long blocked(Calls calls, long now) {
        long sum = calls.summedNanos();
        int count = calls.count();
        for (int i = calls.first(); i < count; i++) {
            sum += calls.blockedFor(i, now);
        }
        return sum;
    }
}
