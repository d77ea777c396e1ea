package io.github.poolscope.engine.program;

import io.github.poolscope.task.TaskFunction;

/**
 * Calls a plan's function in the worker and sends back the result's text: all that a run shows of it. So a result
 * needs no class that the main program doesn't have.
 */
public record TextResult(TaskFunction<Object, Object> function) implements TaskFunction<Object, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String call(Object item) throws Exception {
        return ResultText.of(function.call(item));
    }
}
