package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;
import java.util.concurrent.TimeUnit;

/** Sleeps for the time given by the durations and returns its item. */
record Waiting(SleepTimes durations, double slow) implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object call(Object item) throws InterruptedException {
        sleep(durations.seconds(index(item)) * slow);
        return item;
    }

    static int index(Object item) {
        return item instanceof Integer number ? number : 0;
    }

    static void sleep(double seconds) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (seconds * TimeUnit.SECONDS.toNanos(1)));
    }
}
