package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;

/** Waits briefly; ends its worker process on the chosen taskels and returns its item on all others. */
record Crashing(ChosenTaskels chosen, double seconds) implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    /** An exit code that neither a shell nor a JVM uses. */
    private static final int EXIT_CODE = 42;

    @Override
    public Object call(Object item) throws InterruptedException {
        Waiting.sleep(seconds);
        if (chosen.includes(Waiting.index(item))) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
        return item;
    }
}
