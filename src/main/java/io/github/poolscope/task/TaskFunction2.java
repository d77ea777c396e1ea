package io.github.poolscope.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TaskFunction} of two arguments, for {@code starmap} and {@link TaskFunction#unpacking(TaskFunction2)}.
 *
 * @param <A> the first argument
 * @param <B> the second argument
 * @param <R> a result
 */
@FunctionalInterface
public interface TaskFunction2<A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
        extends Serializable {
    /**
     * Runs in a worker.
     *
     * @throws Exception passed to the caller of the pool
     */
    R call(A first, B second) throws Exception;
}
