package io.github.poolscope.pool;

import io.github.poolscope.task.Args2;
import io.github.poolscope.task.Args3;
import io.github.poolscope.task.StarFunction;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.TaskFunction2;
import io.github.poolscope.task.TaskFunction3;
import org.jspecify.annotations.Nullable;

/** Functions of several arguments as functions of one that holds them. */
final class StarAdapters {
    private StarAdapters() {}

    static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            TaskFunction<Args2<A, B>, R> of(TaskFunction2<? super A, ? super B, ? extends R> function) {
        return args -> function.call(args.first(), args.second());
    }

    static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            TaskFunction<Args3<A, B, C>, R> of(TaskFunction3<? super A, ? super B, ? super C, ? extends R> function) {
        return args -> function.call(args.first(), args.second(), args.third());
    }

    static <R extends @Nullable Object> TaskFunction<@Nullable Object, R> of(StarFunction<? extends R> function) {
        return row -> function.call(StarFunction.unpack(row));
    }
}
