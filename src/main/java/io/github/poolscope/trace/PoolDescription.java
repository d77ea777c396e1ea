package io.github.poolscope.trace;

/**
 * A pool, as it is made.
 *
 * @param kind what it is
 * @param name what it is called; its threads are named after it
 * @param size how many workers it is made for; for an executor, how many it may have
 * @param startMethod how its workers come to be, in lower case as Python spells it; {@code thread} or {@code none} where
 *     they are no processes
 */
public record PoolDescription(PoolKind kind, String name, int size, String startMethod) {}
