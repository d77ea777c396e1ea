package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;

/** Returns its item: what remains is the pool's own cost. */
record Identity() implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object call(Object item) {
        return item;
    }
}
