package io.github.poolscope.task;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call that is made once, in another process. Python passes a function and its arguments; in Java a lambda captures
 * them.
 *
 * @param <R> its result
 */
@FunctionalInterface
public interface TaskCall<R extends @Nullable Object> extends Callable<R>, Serializable {
    /**
     * Runs in a worker.
     *
     * @throws Exception passed to the caller of the pool
     */
    @Override
    R call() throws Exception;
}
