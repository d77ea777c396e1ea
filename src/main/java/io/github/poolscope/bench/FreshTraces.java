package io.github.poolscope.bench;

import io.github.poolscope.trace.Completions;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.TraceRecorder;
import org.jspecify.annotations.Nullable;

/** Records each sample in a trace of its own, as each run of a plan has its own. */
final class FreshTraces implements Recorder {
    private volatile TraceRecorder now = TraceRecorder.live();

    /** What follows goes to a new trace. While the pool has nothing to do. */
    void next() {
        now = TraceRecorder.live();
    }

    TraceRecorder current() {
        return now;
    }

    @Override
    public int submitted(int count, long nanoTime) {
        return now.submitted(count, nanoTime);
    }

    @Override
    public int task(int firstIndex, int size) {
        return now.task(firstIndex, size);
    }

    @Override
    public int tasks(int firstIndex, int[] sizes) {
        return now.tasks(firstIndex, sizes);
    }

    @Override
    public void dispatched(int[] tasks, int worker, long nanoTime) {
        now.dispatched(tasks, worker, nanoTime);
    }

    @Override
    public void started(int index, int worker, long nanoTime) {
        now.started(index, worker, nanoTime);
    }

    @Override
    public void completed(
            int index, int worker, long started, long ended, long cpuNanos, long received, Outcome outcome) {
        now.completed(index, worker, started, ended, cpuNanos, received, outcome);
    }

    @Override
    public void completed(Completions all) {
        now.completed(all);
    }

    @Override
    public void returned(int index, @Nullable Object value) {
        now.returned(index, value);
    }

    @Override
    public void dropped(int index, Outcome why, long nanoTime) {
        now.dropped(index, why, nanoTime);
    }

    @Override
    public void failed(Failure failure) {
        now.failed(failure);
    }

    @Override
    public void delivered(int first, int count, long nanoTime) {
        now.delivered(first, count, nanoTime);
    }

    @Override
    public void noted(Note.Kind kind, int worker, String text, long nanoTime) {
        now.noted(kind, worker, text, nanoTime);
    }

    /** Workers outlive a trace; they are told of by the pool itself. */
    @Override
    public void workerExited(int worker, int exitCode, ExitReason reason, long nanoTime) {}
}
