package io.github.poolscope.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The three arguments of a {@link TaskFunction3} for one taskel; all must be serialisable to reach another process. */
public record Args3<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
        A first, B second, C third) implements Serializable {
    private static final long serialVersionUID = 1L;
}
