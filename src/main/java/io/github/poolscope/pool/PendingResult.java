package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call with one result. First the result is known, then the callback runs, then the result is ready; if the pool ends
 * or the call is cancelled, the callback is not waited for.
 */
abstract class PendingResult<V extends @Nullable Object> extends Job implements AsyncResult<V> {
    private final Callbacks callbacks;
    private final @Nullable Consumer<? super V> callback;
    private final @Nullable Consumer<? super Throwable> errorCallback;
    private final Consumer<Job> canceller;
    private final CountDownLatch known = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    @GuardedBy("this")
    private final List<CompletableFuture<V>> futures = new ArrayList<>();
    /** Futures requested by callbacks. */
    @GuardedBy("this")
    private final List<CompletableFuture<V>> earlyFutures = new ArrayList<>();

    @GuardedBy("this")
    private @Nullable V value;

    @GuardedBy("this")
    private @Nullable Throwable error;

    PendingResult(
            Object owner,
            CalledFunction called,
            CallOptions options,
            Callbacks callbacks,
            @Nullable Consumer<? super V> callback,
            @Nullable Consumer<? super Throwable> errorCallback,
            Consumer<Job> canceller) {
        super(owner, called, options);
        this.callbacks = callbacks;
        this.callback = callback;
        this.errorCallback = errorCallback;
        this.canceller = canceller;
    }

    /** Called once, when a caller receives the result or its error. */
    abstract void delivered(boolean well);

    /** Returns the index of the call's first taskel in the trace. */
    abstract int firstIndex();

    /** Returns the taskel that a caller waits for; {@code Trace.NONE} if it waits for all. */
    abstract int awaited();

    abstract Recorder recorder();

    /** Sets the result; later results are ignored. */
    final void succeed(V result) {
        synchronized (this) {
            if (known.getCount() == 0) {
                return;
            }
            value = result;
            known.countDown();
        }
        Consumer<? super V> told = callback;
        finish(told == null ? null : () -> told.accept(result), true, false);
    }

    /** Sets the result of a call with nothing to do: no callback is called, as in CPython. */
    final void succeedInSilence(V result) {
        synchronized (this) {
            value = result;
            known.countDown();
        }
        finish(null, true, false);
    }

    /**
     * @param abrupt whether the callback must not be waited for
     */
    final void fail(Throwable why, boolean abrupt) {
        synchronized (this) {
            if (known.getCount() == 0) {
                return;
            }
            error = why;
            known.countDown();
        }
        Consumer<? super Throwable> told = errorCallback;
        finish(told == null ? null : () -> told.accept(why), false, abrupt);
    }

    final boolean isKnown() {
        return known.getCount() == 0;
    }

    @Override
    void abort(RuntimeException why) {
        fail(why, true);
    }

    private void finish(@Nullable Runnable call, boolean well, boolean abrupt) {
        completeAll(true);
        if (call == null || abrupt) {
            becomeReady();
        }
        if (call == null) {
            return;
        }
        try {
            callbacks.execute(() -> {
                delivered(well); // The callback is the first to receive it, and often the only one.
                try {
                    callbacks.call(call, firstIndex());
                } finally {
                    becomeReady();
                }
            });
        } catch (RuntimeException | Error e) { // There is no thread for it.
            becomeReady();
            throw e;
        }
    }

    private void becomeReady() {
        synchronized (this) {
            done.countDown();
        }
        completeAll(false);
    }

    private void completeAll(boolean early) {
        List<CompletableFuture<V>> waiting;
        synchronized (this) {
            List<CompletableFuture<V>> all = early ? earlyFutures : futures;
            waiting = List.copyOf(all);
            all.clear();
        }
        for (CompletableFuture<V> future : waiting) {
            try {
                callbacks.stages().execute(() -> complete(future));
            } catch (RuntimeException | Error e) { // There is no thread for it, so the dependent stages run here.
                complete(future);
            }
        }
    }

    @SuppressWarnings("NullAway") // V determines whether the value may be null.
    private void complete(CompletableFuture<V> future) {
        Throwable why;
        V result;
        synchronized (this) {
            why = error;
            result = value;
        }
        delivered(why == null);
        if (why == null) {
            future.complete(result);
        } else {
            try {
                future.completeExceptionally(TaskErrors.thrown(why));
            } catch (RuntimeException | Error e) {
                // Its future is complete by now. A dependent stage wraps the error, whose toString() threw.
            }
        }
    }

    private CountDownLatch latch() {
        return callbacks.isHere() ? known : done;
    }

    @Override
    public V get() throws InterruptedException {
        return get(CallKind.GET);
    }

    /** Waits for the result in a call of a kind. */
    final V get(CallKind kind) throws InterruptedException {
        RecordedWait.run(recorder(), kind, awaited(), this::ready, latch()::await);
        return outcome();
    }

    /** Waits for the result in a call that is recorded already. */
    final V getUnrecorded() throws InterruptedException {
        latch().await();
        return outcome();
    }

    @Override
    public V get(Duration timeout) throws InterruptedException, TimeoutException {
        if (!await(CallKind.GET, timeout)) {
            throw new TimeoutException("The result was not there after " + timeout + ".");
        }
        return outcome();
    }

    @Override
    public void await() throws InterruptedException {
        RecordedWait.run(recorder(), CallKind.WAIT, awaited(), this::ready, latch()::await);
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return await(CallKind.WAIT, timeout);
    }

    private boolean await(CallKind kind, Duration timeout) throws InterruptedException {
        long nanos = WaitTimes.nanos(timeout);
        RecordedWait.run(recorder(), kind, awaited(), () -> nanos <= 0 || ready(), () -> {
            boolean unused = latch().await(nanos, TimeUnit.NANOSECONDS);
        });
        return ready();
    }

    @Override
    public boolean ready() {
        return latch().getCount() == 0;
    }

    @Override
    public synchronized boolean successful() {
        if (!ready()) {
            throw new IllegalStateException("The call is not done yet: ask ready() or await() first.");
        }
        return error == null;
    }

    @Override
    public boolean cancel() {
        boolean early = !isKnown();
        if (early) {
            canceller.accept(this);
        }
        return early;
    }

    @Override
    public CompletableFuture<V> toCompletableFuture() {
        CompletableFuture<V> future = new CompletableFuture<>();
        boolean already;
        synchronized (this) {
            already = ready();
            if (!already) {
                (callbacks.isHere() ? earlyFutures : futures).add(future);
            }
        }
        if (already) {
            complete(future);
        }
        return future;
    }

    @SuppressWarnings("NullAway") // V determines whether the value may be null.
    private V outcome() {
        Throwable why;
        V result;
        synchronized (this) {
            why = error;
            result = value;
        }
        delivered(why == null);
        if (why != null) {
            throw TaskErrors.unchecked(why);
        }
        return result;
    }
}
