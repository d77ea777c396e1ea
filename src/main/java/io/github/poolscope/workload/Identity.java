package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;

/** Returns its item, so that only the pool's own cost remains. */
record Identity() implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object call(Object item) {
        return item;
    }
}
