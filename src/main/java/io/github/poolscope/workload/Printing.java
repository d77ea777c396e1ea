package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;

/** Prints {@code Hello x}, waits, prints {@code Bye x} and returns its item. */
record Printing(double seconds) implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("SystemOut") // Printing is the purpose of this workload.
    public Object call(Object item) throws InterruptedException {
        System.out.println("Hello " + item);
        Waiting.sleep(seconds);
        System.out.println("Bye " + item);
        return item;
    }
}
