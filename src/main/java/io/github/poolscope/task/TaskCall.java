package io.github.poolscope.task;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call that is made once, in another process; what Python writes as a function and its arguments, Java writes as a
 * lambda that captures them.
 *
 * @param <R> its result
 */
@FunctionalInterface
public interface TaskCall<R extends @Nullable Object> extends Callable<R>, Serializable {
    /**
     * Runs in a worker.
     *
     * @throws Exception what it throws reaches the caller of the pool
     */
    @Override
    R call() throws Exception;
}
