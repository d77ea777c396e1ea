package io.github.poolscope.pool;

import io.github.poolscope.task.TaskFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function as a pool's workers get it.
 *
 * @param number its number on the wire
 * @param encoded itself, serialised; empty in a pool of threads
 * @param function itself; null in a pool of processes
 * @param serviceTime how fast its taskels are
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody changes the bytes.
record CalledFunction(
        int number,
        byte[] encoded,
        @Nullable TaskFunction<@Nullable Object, @Nullable Object> function,
        ServiceTime serviceTime) {}
