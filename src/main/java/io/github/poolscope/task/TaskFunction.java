package io.github.poolscope.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a pool calls on each item, in another process.
 *
 * <p>A lambda or a method reference will do. It is serialised once for each worker, together with what it captures, and
 * its class must be on the worker's class path.
 *
 * @param <T> an item
 * @param <R> a result
 */
@FunctionalInterface
public interface TaskFunction<T extends @Nullable Object, R extends @Nullable Object> extends Serializable {
    /**
     * Runs in a worker process.
     *
     * @throws Exception what it throws reaches the caller of the pool, with the remote stack trace as its cause
     */
    R call(T item) throws Exception;
}
