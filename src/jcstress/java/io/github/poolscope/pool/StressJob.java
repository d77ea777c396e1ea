package io.github.poolscope.pool;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A call whose tasks have one taskel each, and which counts how often it was aborted. */
final class StressJob extends Job {
    private static final ItemTransfer.Packed NOTHING = new ItemTransfer.Packed(new Object[1], 0, 1);

    final AtomicInteger aborted = new AtomicInteger();

    StressJob() {
        super("stress", new CalledFunction(1, new byte[0], null, new ServiceTime()), CallOptions.DEFAULT);
    }

    Task task(int number) {
        return new Task(this, number, number, number, number, 1, NOTHING, 0, 0);
    }

    @Override
    boolean failureSkipsRest() {
        return true;
    }

    @Override
    void settled(Task task, int position, int index, @Nullable Object value, @Nullable Throwable error) {}

    @Override
    void taskEnded(Task task) {}

    @Override
    void abort(RuntimeException why) {
        aborted.incrementAndGet();
    }
}
