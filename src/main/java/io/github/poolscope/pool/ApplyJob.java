package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An {@code apply} or {@code apply_async}: one task of one taskel. */
final class ApplyJob<R extends @Nullable Object> extends PendingResult<R> {
    private final int index;
    private final Recorder recorder;
    private final AtomicBoolean delivered = new AtomicBoolean();

    ApplyJob(
            Object owner,
            CalledFunction called,
            CallOptions options,
            Callbacks callbacks,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback,
            Consumer<Job> canceller,
            int index,
            Recorder recorder) {
        super(owner, called, options, callbacks, callback, errorCallback, canceller);
        this.index = index;
        this.recorder = recorder;
    }

    @Override
    boolean failureSkipsRest() {
        return true;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // The worker created the value by calling a function that returns R.
    void settled(Task task, int position, int taskel, @Nullable Object value, @Nullable Throwable why) {
        if (why == null) {
            succeed((R) value);
        } else {
            fail(why, false);
        }
    }

    @Override
    void taskEnded(Task task) {}

    @Override
    int firstIndex() {
        return index;
    }

    @Override
    int awaited() {
        return index;
    }

    @Override
    Recorder recorder() {
        return recorder;
    }

    @Override
    void delivered(boolean well) {
        if (delivered.compareAndSet(false, true)) {
            recorder.delivered(index, 1, System.nanoTime());
        }
    }
}
