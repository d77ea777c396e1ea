package io.github.poolscope.engine.program;

import io.github.poolscope.task.TaskFunction;

/**
 * Runs a plan's function in the worker and returns the result as text, which is all that a run shows. So the main
 * program needs no classes of the results.
 */
public record TextResult(TaskFunction<Object, Object> function) implements TaskFunction<Object, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String call(Object item) throws Exception {
        return ResultText.of(function.call(item));
    }
}
