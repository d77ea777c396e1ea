package io.github.poolscope.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TaskFunction} of three arguments, for {@link TaskFunction#unpacking(TaskFunction3)}.
 *
 * @param <A> the first argument
 * @param <B> the second argument
 * @param <C> the third argument
 * @param <R> a result
 */
@FunctionalInterface
public interface TaskFunction3<
                A extends @Nullable Object,
                B extends @Nullable Object,
                C extends @Nullable Object,
                R extends @Nullable Object>
        extends Serializable {
    /**
     * Runs in a worker.
     *
     * @throws Exception passed to the caller of the pool
     */
    R call(A first, B second, C third) throws Exception;
}
