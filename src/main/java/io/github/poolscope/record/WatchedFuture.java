package io.github.poolscope.record;

import io.github.poolscope.trace.CallKind;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A future of a recorded task: records waits for it, and when its outcome is delivered. */
class WatchedFuture<V extends @Nullable Object> implements Future<V> {
    private final Future<V> future;
    private final Submitted submitted;
    private final ExecutorRecording recording;

    WatchedFuture(Future<V> future, Submitted submitted, ExecutorRecording recording) {
        this.future = future;
        this.submitted = submitted;
        this.recording = recording;
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        try {
            return future.isDone()
                    ? future.get()
                    : recording.<V, ExecutionException>waits(CallKind.RESULT, submitted.index(), future::get);
        } finally {
            deliver();
        }
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            if (future.isDone() || timeout <= 0) {
                return future.get(timeout, unit);
            }
            return this.waits(timeout, unit);
        } finally {
            deliver();
        }
    }

    private V waits(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return recording.<V, ExecutionException>waits(CallKind.RESULT, submitted.index(), () -> {
                try {
                    return future.get(timeout, unit);
                } catch (TimeoutException e) {
                    throw new TimedOut(e);
                }
            });
        } catch (TimedOut e) {
            throw e.timeout;
        }
    }

    /** Carries a timeout out of a call that does not declare it. */
    private static final class TimedOut extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final TimeoutException timeout;

        TimedOut(TimeoutException timeout) {
            super(null, null, false, false);
            this.timeout = timeout;
        }
    }

    private void deliver() {
        if (future.isDone()) {
            recording.delivered(submitted);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = future.cancel(mayInterruptIfRunning);
        if (cancelled) {
            recording.dropped(submitted);
        }
        return cancelled;
    }

    @Override
    public boolean isCancelled() {
        return future.isCancelled();
    }

    @Override
    public boolean isDone() {
        return future.isDone();
    }

    /** A future of a task that begins after a delay. */
    static final class Scheduled<V extends @Nullable Object> extends WatchedFuture<V> implements ScheduledFuture<V> {
        private final ScheduledFuture<V> scheduled;

        Scheduled(ScheduledFuture<V> future, Submitted submitted, ExecutorRecording recording) {
            super(future, submitted, recording);
            scheduled = future;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return scheduled.getDelay(unit);
        }

        @Override
        public int compareTo(Delayed other) {
            return scheduled.compareTo(other instanceof Scheduled<?> it ? it.scheduled : other);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
