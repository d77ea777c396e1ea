package io.github.poolscope.pool;

import io.github.poolscope.task.TaskFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function as passed to a pool's workers.
 *
 * @param number its number on the wire
 * @param encoded the serialised function; empty in a pool of threads
 * @param function the function; null in a pool of processes
 * @param serviceTime the measured duration of its taskels
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the bytes are never changed.
record CalledFunction(
        int number,
        byte[] encoded,
        @Nullable TaskFunction<@Nullable Object, @Nullable Object> function,
        ServiceTime serviceTime) {}
