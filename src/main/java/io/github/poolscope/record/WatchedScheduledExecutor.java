package io.github.poolscope.record;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An executor of delayed and repeated tasks that passes everything on to another one, and records it. */
final class WatchedScheduledExecutor extends WatchedExecutor implements ScheduledExecutorService {
    private final ScheduledExecutorService executor;

    WatchedScheduledExecutor(ScheduledExecutorService executor, ExecutorRecording recording) {
        super(executor, recording);
        this.executor = executor;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return given(
                checked(command),
                it -> new WatchedFuture.Scheduled<>(
                        executor.schedule(watched(it, command, false), delay, unit), it, recording));
    }

    @Override
    public <V extends @Nullable Object> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return given(
                checked(callable),
                it -> new WatchedFuture.Scheduled<>(
                        executor.schedule(watched(it, callable), delay, unit), it, recording));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return executor.scheduleAtFixedRate(repeated(command), initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return executor.scheduleWithFixedDelay(repeated(command), initialDelay, delay, unit);
    }

    /** Each run is a task of its own, which is submitted when it begins. */
    private Runnable repeated(Runnable command) {
        checked(command);
        return () -> watched(recording.submitted(command), command, true).run();
    }
}
