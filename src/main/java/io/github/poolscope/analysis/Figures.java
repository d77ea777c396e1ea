package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.List;

/**
 * The figures of a run, as far as it has come, with what its trace has summed up. Times are in nanoseconds,
 * {@link Trace#NEVER} where they are not known.
 *
 * @param wall from the beginning to the end, or to now
 * @param startup from asking for the pool until all its first workers were ready
 * @param firstResult when the caller was given the first result
 * @param callerBlocked how long the main program was blocked
 * @param makespan from the first start of a taskel to the last end
 * @param bound a lower bound of the makespan on these workers and cores: the longest taskel, or all together shared out
 *     evenly over the workers, in both without the time in which workers waited for a processor; or their CPU time shared
 *     out evenly over the cores
 * @param busy how long all taskels took together
 * @param cpu CPU time that they used
 * @param waited how much of their time all workers may have waited for a processor, which others had; never more than
 *     {@code busy} without {@code cpu}; {@link Trace#NEVER} where the system does not tell
 * @param workers what each worker did
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

    /** One pass over the taskels; another if older ones are summed up meanwhile. */
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

    /** The share of the workers' ready time in which they worked; not a number if none was ready. */
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
