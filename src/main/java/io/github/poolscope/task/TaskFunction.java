package io.github.poolscope.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The function that a pool calls on each item, in another process.
 *
 * <p>May be a lambda or a method reference. It is serialised once for each worker, together with what it captures, and
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
     * @throws Exception passed to the caller of the pool, with the remote stack trace as its cause
     */
    R call(T item) throws Exception;

    /**
     * Adapts a function of two arguments to one of an item that contains both, so that it works with every call of a
     * pool or an executor: {@code pool.imap(TaskFunction.unpacking((a, b) -> a * b), rows)}.
     */
    static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            TaskFunction<Args2<A, B>, R> unpacking(TaskFunction2<? super A, ? super B, ? extends R> function) {
        return row -> function.call(row.first(), row.second());
    }

    /** Adapts a function of three arguments to one of an item that contains them. */
    static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            TaskFunction<Args3<A, B, C>, R> unpacking(
                    TaskFunction3<? super A, ? super B, ? super C, ? extends R> function) {
        return row -> function.call(row.first(), row.second(), row.third());
    }

    /**
     * Adapts a function of any number of arguments to one of a row, which may be an array, an {@link Iterable}, a map,
     * whose keys are the arguments, a text, whose characters are, {@link Args2} or {@link Args3}. For any other row the
     * taskel fails with an {@link IllegalArgumentException}.
     */
    static <R extends @Nullable Object> TaskFunction<@Nullable Object, R> unpacking(
            StarFunction<? extends R> function) {
        return row -> function.call(StarFunction.unpack(row));
    }
}
