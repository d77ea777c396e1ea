package io.github.poolscope.analysis.time;

/**
 * Where the time of one pool's workers went.
 *
 * @param pool the pool; {@link io.github.poolscope.trace.Trace#NONE} for workers whose pool was not recorded
 * @param slots the number of its workers at a time: the pool's size, and of an executor, which starts workers only when
 *     there is work, as many as it started
 * @param parts the parts, which sum to {@code slots} times the wall time of the run
 */
public record PoolTime(int pool, int slots, PartTimes parts) {}
