package io.github.poolscope.record;

import io.github.poolscope.trace.CallKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An executor that passes everything on to another one, and records it. */
class WatchedExecutor implements ExecutorService {
    final ExecutorRecording recording;
    private final ExecutorService executor;

    WatchedExecutor(ExecutorService executor, ExecutorRecording recording) {
        this.executor = executor;
        this.recording = recording;
    }

    /** Gives a task to the executor, which may reject it. */
    final <F> F given(Object task, Function<Submitted, F> giving) {
        Submitted submitted = recording.submitted(task);
        try {
            return giving.apply(submitted);
        } catch (RejectedExecutionException e) {
            recording.dropped(submitted);
            throw e;
        }
    }

    final <V extends @Nullable Object> Callable<V> watched(Submitted submitted, Callable<V> task) {
        return () -> recording.run(submitted, task);
    }

    final Runnable watched(Submitted submitted, Runnable task, boolean isForgotten) {
        return new WatchedRunnable(recording, submitted, task, isForgotten);
    }

    private <V extends @Nullable Object> Future<V> future(Future<V> future, Submitted submitted) {
        return new WatchedFuture<>(future, submitted, recording);
    }

    @Override
    public void execute(Runnable command) {
        given(checked(command), it -> {
            executor.execute(watched(it, command, true));
            return it;
        });
    }

    @Override
    public <V extends @Nullable Object> Future<V> submit(Callable<V> task) {
        return given(checked(task), it -> future(executor.submit(watched(it, task)), it));
    }

    @Override
    public <V extends @Nullable Object> Future<V> submit(Runnable task, V result) {
        return given(checked(task), it -> future(executor.submit(watched(it, task, false), result), it));
    }

    @Override
    public Future<?> submit(Runnable task) {
        return given(checked(task), it -> future(executor.submit(watched(it, task, false)), it));
    }

    static <T> T checked(@Nullable T task) {
        if (task == null) {
            throw new NullPointerException();
        }
        return task;
    }

    /** Tasks that are given together. */
    private final class Together<V extends @Nullable Object> {
        final List<Submitted> submitted = new ArrayList<>();
        final List<Callable<V>> tasks = new ArrayList<>();

        Together(Collection<? extends Callable<V>> all) {
            all.forEach(WatchedExecutor::checked);
            for (Callable<V> task : all) {
                Submitted it = recording.submitted(task);
                submitted.add(it);
                tasks.add(watched(it, task));
            }
        }

        List<Future<V>> futures(List<Future<V>> all) {
            List<Future<V>> futures = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                futures.add(future(all.get(i), submitted.get(i)));
            }
            return futures;
        }

        void dropRest() {
            submitted.forEach(recording::dropped);
        }
    }

    @Override
    public <V extends @Nullable Object> List<Future<V>> invokeAll(Collection<? extends Callable<V>> tasks)
            throws InterruptedException {
        Together<V> all = new Together<>(tasks);
        try {
            return all.futures(recording.<List<Future<V>>, RuntimeException>waits(
                    CallKind.WAIT_FUTURES, -1, () -> executor.invokeAll(all.tasks)));
        } finally {
            all.dropRest();
        }
    }

    @Override
    public <V extends @Nullable Object> List<Future<V>> invokeAll(
            Collection<? extends Callable<V>> tasks, long timeout, TimeUnit unit) throws InterruptedException {
        Together<V> all = new Together<>(tasks);
        try {
            return all.futures(recording.<List<Future<V>>, RuntimeException>waits(
                    CallKind.WAIT_FUTURES, -1, () -> executor.invokeAll(all.tasks, timeout, unit)));
        } finally {
            all.dropRest();
        }
    }

    @Override
    public <V extends @Nullable Object> V invokeAny(Collection<? extends Callable<V>> tasks)
            throws InterruptedException, ExecutionException {
        Together<V> all = new Together<>(tasks);
        try {
            return recording.<V, ExecutionException>waits(
                    CallKind.WAIT_FUTURES, -1, () -> executor.invokeAny(all.tasks));
        } finally {
            all.dropRest();
            all.submitted.forEach(recording::delivered);
        }
    }

    @Override
    public <V extends @Nullable Object> V invokeAny(
            Collection<? extends Callable<V>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        Together<V> all = new Together<>(tasks);
        try {
            return recording.<V, Exception>waits(
                    CallKind.WAIT_FUTURES, -1, () -> executor.invokeAny(all.tasks, timeout, unit));
        } catch (InterruptedException | ExecutionException | TimeoutException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // It throws no other.
        } finally {
            all.dropRest();
            all.submitted.forEach(recording::delivered);
        }
    }

    @Override
    public void shutdown() {
        executor.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> left = executor.shutdownNow();
        recording.dropWaiting();
        List<Runnable> own = new ArrayList<>();
        for (Runnable task : left) {
            own.add(task instanceof WatchedRunnable it ? it.task() : task);
        }
        return own;
    }

    @Override
    public boolean isShutdown() {
        return executor.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return executor.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        boolean ended = executor.isTerminated()
                || recording.<Boolean, RuntimeException>waits(
                        CallKind.SHUTDOWN, -1, () -> executor.awaitTermination(timeout, unit));
        if (ended) {
            recording.ended();
        }
        return ended;
    }

    /** Closes the executor: an executor of Java 19 and later can be closed, in its own way. */
    @SuppressWarnings("MissingOverride") // It overrides from Java 19 on.
    public void close() {
        if (executor instanceof AutoCloseable closeable) {
            try {
                recording.<@Nullable Object, Exception>waits(CallKind.SHUTDOWN, -1, () -> {
                    closeable.close();
                    return null;
                });
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e); // It declares none.
            }
            if (executor.isTerminated()) {
                recording.ended();
            }
        }
    }

    @Override
    public String toString() {
        return executor.toString();
    }
}
