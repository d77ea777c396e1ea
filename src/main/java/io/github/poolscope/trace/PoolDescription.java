package io.github.poolscope.trace;

/**
 * A new pool.
 *
 * @param kind its kind
 * @param name its name, which its threads have too
 * @param size the number of its workers; for an executor, the maximum
 * @param startMethod how its workers are started, in lower case as in Python; {@code thread} or {@code none} if they
 *     are not processes
 */
public record PoolDescription(PoolKind kind, String name, int size, String startMethod) {}
