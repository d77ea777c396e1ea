package io.github.poolscope.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The two arguments of a {@link TaskFunction2} for one taskel; both must be serialisable to reach another process. */
public record Args2<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) implements Serializable {
    private static final long serialVersionUID = 1L;
}
