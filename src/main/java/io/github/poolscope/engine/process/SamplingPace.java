package io.github.poolscope.engine.process;

import io.github.poolscope.engine.program.SamplingThread;

/**
 * How often to sample: ten times a second, or as often as takes a twentieth of a core. The first sample does not count,
 * since it loads what takes samples, which can take half a second of a core. For one thread.
 */
final class SamplingPace {
    private static final int REST_FACTOR = 20;

    private boolean isFirst = true;

    /**
     * Returns how long to rest after a sample, in nanoseconds.
     *
     * @param tookNanos how long the sample took
     * @param usedNanos how much CPU time of that it used; a machine that is busy takes longer, which costs nothing
     */
    long rest(long tookNanos, long usedNanos) {
        long rest = isFirst ? 0 : usedNanos * REST_FACTOR;
        isFirst = false;
        return Math.max(SamplingThread.INTERVAL_NANOS - tookNanos, rest);
    }
}
