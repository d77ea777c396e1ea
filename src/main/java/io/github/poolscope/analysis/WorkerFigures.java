package io.github.poolscope.analysis;

/**
 * The figures of one worker.
 *
 * @param worker its number in the trace
 * @param busyNanos how long it was in taskels
 * @param readyNanos how long it was ready for work; 0 for a process that no taskel represents
 * @param tasks the number of tasks given to it
 * @param taskels the number of taskels that it began
 * @param running the taskel that it is running, or {@link io.github.poolscope.trace.Trace#NONE}
 * @param cpuNanos CPU time of its process, or of its thread, at the last sample
 * @param cpuShare the share of a core that it used from its request to the last sample; above 1 if several of its
 *     threads worked; NaN if that is not known
 * @param waitedNanos how long the threads of its process waited for a processor until the last sample, in total; {@link
 *     io.github.poolscope.trace.Trace#NEVER} if unknown
 * @param mostResident the maximum resident memory of all samples, in bytes
 */
public record WorkerFigures(
        int worker,
        long busyNanos,
        long readyNanos,
        int tasks,
        int taskels,
        int running,
        long cpuNanos,
        double cpuShare,
        long waitedNanos,
        long mostResident) {
    /** Returns a copy with another time for which it was ready. */
    WorkerFigures readyFor(long nanos) {
        return new WorkerFigures(
                worker, busyNanos, nanos, tasks, taskels, running, cpuNanos, cpuShare, waitedNanos, mostResident);
    }

    /** Returns the share of its ready time in which it worked; NaN if it was never ready. */
    public double utilisation() {
        return readyNanos <= 0 ? Double.NaN : Math.min(1, busyNanos / (double) readyNanos);
    }
}
