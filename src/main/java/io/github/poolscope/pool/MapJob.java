package io.github.poolscope.pool;

import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A {@code map} or {@code map_async}: done when every task has ended, failed or not (CPython fails no faster), with the
 * error that arrived first.
 */
final class MapJob<R extends @Nullable Object> implements Job, AsyncResult<List<R>> {
    private final int function;
    private final byte[] encodedFunction;
    private final int firstIndex;
    private final Recorder recorder;
    private final @Nullable Object[] results;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicBoolean delivered = new AtomicBoolean();
    private int unsettled;
    private @Nullable Throwable error;
    private boolean aborted;

    MapJob(int function, byte[] encodedFunction, int size, int firstIndex, Recorder recorder) {
        this.function = function;
        this.encodedFunction = encodedFunction;
        this.firstIndex = firstIndex;
        this.recorder = recorder;
        results = new @Nullable Object[size];
        unsettled = size;
        if (size == 0) {
            done.countDown();
        }
    }

    @Override
    public int function() {
        return function;
    }

    @Override
    public byte[] encodedFunction() {
        return encodedFunction;
    }

    @Override
    public boolean failureSkipsRest() {
        return true;
    }

    @Override
    public synchronized void settled(
            Task task, int position, int index, Outcome outcome, @Nullable Object value, @Nullable Throwable why) {
        if (aborted) {
            return;
        }
        results[position] = value;
        if (error == null && why != null) {
            error = why;
        }
        unsettled--;
        if (unsettled == 0) {
            done.countDown();
        }
    }

    @Override
    public void taskEnded(Task task) {}

    @Override
    public synchronized void abort(RuntimeException why) {
        if (unsettled > 0) {
            aborted = true;
            error = why;
            done.countDown();
        }
    }

    @Override
    public List<R> get() throws InterruptedException {
        done.await();
        return outcome();
    }

    @Override
    public List<R> get(Duration timeout) throws InterruptedException, TimeoutException {
        if (!await(timeout)) {
            throw new TimeoutException("The result was not there after " + timeout + ".");
        }
        return outcome();
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return done.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean ready() {
        return done.getCount() == 0;
    }

    @Override
    public synchronized boolean successful() {
        if (!ready()) {
            throw new IllegalStateException("The call is not done yet: ask ready() or await() first.");
        }
        return error == null;
    }

    @SuppressWarnings("unchecked") // The worker made each value by calling a function that returns R.
    private synchronized List<R> outcome() {
        Throwable why = error;
        if (why != null) {
            throw Errors.unchecked(why);
        }
        if (delivered.compareAndSet(false, true)) {
            recorder.delivered(firstIndex, results.length, System.nanoTime());
        }
        List<R> list = new ArrayList<>(results.length);
        for (Object result : results) {
            list.add((R) result);
        }
        return Collections.unmodifiableList(list);
    }
}
