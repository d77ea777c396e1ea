package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@code map}, {@code starmap} or their asynchronous forms: done when every task has ended, failed or not (CPython
 * does not fail earlier either), with the error that arrived first.
 */
final class MapJob<R extends @Nullable Object> extends PendingResult<List<R>> {
    private final int firstIndex;
    private final Recorder recorder;
    private final AtomicBoolean delivered = new AtomicBoolean();
    private final int size;

    @GuardedBy("this")
    private MapResults results;

    @GuardedBy("this")
    private int unsettled;

    @GuardedBy("this")
    private @Nullable Throwable error;

    MapJob(
            Object owner,
            CalledFunction called,
            CallOptions options,
            Callbacks callbacks,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback,
            Consumer<Job> canceller,
            int size,
            int firstIndex,
            Recorder recorder) {
        super(owner, called, options, callbacks, callback, errorCallback, canceller);
        this.firstIndex = firstIndex;
        this.recorder = recorder;
        this.size = size;
        results = new MapResults(size);
        unsettled = size;
        if (size == 0) {
            succeedInSilence(List.of());
        }
    }

    @Override
    boolean failureSkipsRest() {
        return true;
    }

    @Override
    void settled(Task task, int position, int index, @Nullable Object value, @Nullable Throwable why) {
        boolean all;
        synchronized (this) {
            all = settle(position, value, why);
        }
        if (all) {
            conclude();
        }
    }

    @Override
    void settled(OutcomeBatch outcomes, int fromRun, int toRun) {
        boolean all = false;
        synchronized (this) {
            for (int run = fromRun; run < toRun; run++) {
                if (outcomes.hasErrors(run)) {
                    for (int i = 0; i < outcomes.size(run); i++) {
                        all |= settle(outcomes.firstPosition(run) + i, outcomes.value(run, i), outcomes.error(run, i));
                    }
                } else if (!isKnown()) {
                    results.set(outcomes, run);
                    unsettled -= outcomes.size(run);
                    all |= unsettled == 0;
                }
            }
        }
        if (all) {
            conclude();
        }
    }

    /** Settles a taskel; returns whether it was the last one. */
    @GuardedBy("this")
    private boolean settle(int position, @Nullable Object value, @Nullable Throwable why) {
        if (isKnown()) {
            return false;
        }
        results.set(position, value);
        if (error == null && why != null) {
            error = why;
        }
        unsettled--;
        return unsettled == 0;
    }

    /** Called when the results can't change any more. */
    private void conclude() {
        Throwable why;
        List<R> all;
        synchronized (this) {
            why = error;
            all = list();
            results = new MapResults(0);
        }
        if (why == null) {
            succeed(all);
        } else {
            fail(why, false);
        }
    }

    @Override
    void taskEnded(Task task) {}

    @Override
    int firstIndex() {
        return firstIndex;
    }

    @Override
    int awaited() {
        return Trace.NONE;
    }

    @Override
    Recorder recorder() {
        return recorder;
    }

    @Override
    void delivered(boolean well) {
        if (well && delivered.compareAndSet(false, true)) {
            recorder.delivered(firstIndex, size, System.nanoTime());
        }
    }

    @GuardedBy("this")
    @SuppressWarnings("unchecked") // The worker created each value by calling a function that returns R.
    private List<R> list() {
        return (List<R>) results.list();
    }
}
