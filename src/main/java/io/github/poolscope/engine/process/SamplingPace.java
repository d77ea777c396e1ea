package io.github.poolscope.engine.process;

import io.github.poolscope.engine.program.SamplingThread;

/**
 * How often to sample: ten times a second, or less often, so that sampling uses at most a twentieth of a core. The
 * first sample is not counted, since it loads classes, which can take half a second of CPU time. One thread only.
 */
final class SamplingPace {
    private static final int REST_FACTOR = 20;

    private boolean isFirst = true;

    /**
     * Returns how long to pause after a sample, in nanoseconds.
     *
     * @param tookNanos how long the sample took
     * @param usedNanos the CPU time of the sample, which is less than {@code tookNanos} on a busy machine
     */
    long rest(long tookNanos, long usedNanos) {
        long rest = isFirst ? 0 : usedNanos * REST_FACTOR;
        isFirst = false;
        return Math.max(SamplingThread.INTERVAL_NANOS - tookNanos, rest);
    }
}
