package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;

/** Waits briefly; raises on the chosen taskels and returns its item on all others. */
record Failing(ChosenTaskels chosen, double seconds) implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object call(Object item) throws InterruptedException {
        Waiting.sleep(seconds);
        int index = Waiting.index(item);
        if (chosen.includes(index)) {
            throw new IllegalArgumentException("taskel " + index + " was told to fail");
        }
        return item;
    }
}
