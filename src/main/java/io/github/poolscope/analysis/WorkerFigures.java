package io.github.poolscope.analysis;

/**
 * What one worker did.
 *
 * @param worker its number in the trace
 * @param busyNanos how long it was in taskels
 * @param readyNanos how long it was there and ready for work
 * @param tasks how many tasks it was given
 * @param taskels how many taskels it began
 * @param running the taskel that it is at, or {@link io.github.poolscope.trace.Trace#NONE}
 * @param cpuNanos CPU time of its process at the last sample
 * @param waitedNanos how long the threads of its process waited for a processor until the last sample, all together;
 *     {@link io.github.poolscope.trace.Trace#NEVER} where that is not known
 * @param mostResident the most resident memory of any sample, in bytes
 */
public record WorkerFigures(
        int worker,
        long busyNanos,
        long readyNanos,
        int tasks,
        int taskels,
        int running,
        long cpuNanos,
        long waitedNanos,
        long mostResident) {
    /** The share of its ready time in which it worked; not a number if it was never ready. */
    public double utilisation() {
        return readyNanos <= 0 ? Double.NaN : Math.min(1, busyNanos / (double) readyNanos);
    }
}
