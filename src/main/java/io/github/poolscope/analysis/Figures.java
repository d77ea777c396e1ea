package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Trace;
import java.util.List;

/**
 * The figures of a run so far, including what its trace has summed up, or those of one call. Times are in nanoseconds;
 * {@link Trace#NEVER} if unknown. {@link FigureValue} has them as text, with their names and meanings.
 *
 * @param wall from the beginning to the end, or to now
 * @param startup how long pools and processes were being started; see {@link StartUp}. {@link Trace#NEVER} without a
 *     pool, and until the first one has as many ready workers as its size
 * @param firstResult when the caller received the first result
 * @param callerBlocked how long the main program was blocked in calls, including the call that it is in
 * @param makespan from the first start of a taskel to the last end, or to now while one runs
 * @param bound a lower bound of the makespan on these workers and cores: the maximum of the longest taskel and the
 *     total time divided by the number of workers at once, both without the time in which workers waited for a
 *     processor, and of the CPU time divided by the number of cores
 * @param busy the total time of all taskels, of those that run until now
 * @param cpu the CPU time of the taskels that have ended, and of the processes that the program started itself: theirs
 *     is that of their last sample
 * @param measured the time to which {@code cpu} belongs: the total time of the taskels that have ended, and of the
 *     processes that were sampled; 0 if there are none
 * @param waited how long workers may have waited for a processor in total; at most {@code busy} without {@code cpu};
 *     {@link Trace#NEVER} if the operating system does not report it
 * @param completed the number of taskels that have an outcome
 * @param failed how many of those failed or were lost
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
        long measured,
        long waited,
        int completed,
        int failed,
        List<WorkerFigures> workers) {
    public Figures {
        workers = List.copyOf(workers);
    }

    /**
     * Computes the figures of one call of a pool, of the taskels that are stored individually. Its time runs from the
     * instant at which it was made until its last result was delivered, or until now; {@code firstResult} is counted
     * from there, and nothing is known of {@code startup} and {@code waited}.
     *
     * @param call the call; {@link Trace#NONE} for the whole run
     */
    public static Figures of(RunHeader header, Trace trace, int call) {
        return call == Trace.NONE ? of(header, trace) : CallFigures.of(header, trace, call);
    }

    /** Computes the figures in one pass over the taskels, which is repeated if older ones are summed up meanwhile. */
    public static Figures of(RunHeader header, Trace trace) {
        long now = trace.now();
        int failed = trace.taskels().failedCount(); // Before those that are completed, of which it is a part.
        TaskelTimes times = TaskelTimes.of(trace, now);
        return new Figures(
                now,
                StartUp.of(header, trace),
                trace.taskels().summed().firstDelivered(),
                blocked(trace.calls(), now),
                times.makespan(),
                times.bound(header, WorkersAtOnce.of(header, trace)),
                times.busy(),
                times.cpu(),
                times.measured(),
                times.waited(),
                trace.taskels().completedCount(),
                failed,
                times.workers(now));
    }

    /** Returns the share of {@code measured} that was CPU time, at most 1; NaN if nothing was measured. */
    public double cpuShare() {
        return measured <= 0 ? Double.NaN : Math.min(1, cpu / (double) measured);
    }

    /** Returns the share of {@code wall} in which the main program was blocked, at most 1; NaN at time 0. */
    public double blockedShare() {
        return wall <= 0 ? Double.NaN : Math.min(1, callerBlocked / (double) wall);
    }

    /** Returns the share of the workers' ready time in which they worked; NaN if none was ready. */
    public double utilisation() {
        long ready = workers.stream().mapToLong(WorkerFigures::readyNanos).sum();
        long used = workers.stream().mapToLong(WorkerFigures::busyNanos).sum();
        return ready <= 0 ? Double.NaN : Math.min(1, used / (double) ready);
    }

    private static long blocked(Calls calls, long now) {
        long sum = calls.summed().nanos();
        int count = calls.count();
        for (int i = calls.first(); i < count; i++) {
            sum += calls.blockedFor(i, now);
        }
        return sum;
    }
}
