package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;
import java.util.List;

/** Unpacks a row of one argument, as {@code starmap} passes it, for a function of one argument. */
record FirstArgument(TaskFunction<Object, Object> function) implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object call(Object row) throws Exception {
        return function.call(((List<?>) row).get(0));
    }
}
