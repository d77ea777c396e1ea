package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An {@code imap} or {@code imap_unordered}: holds each outcome until its turn.
 *
 * <p>Ordered, its turn comes when all earlier positions were taken. Unordered, it comes when its task has ended, so
 * that the taskels of a task stay together and in order, as CPython delivers them.
 */
final class LazyJob<R extends @Nullable Object> extends Job implements ResultIterator<R> {
    /** An outcome that waits for its turn. */
    private record Held(
            int index, @Nullable Object value, @Nullable Throwable error) {}

    private final boolean ordered;
    private final int window;
    private final Recorder recorder;
    private final Consumer<Job> onClose;
    private final Consumer<Job> canceller;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, Held> byPosition = new HashMap<>();
    private final Map<Task, ArrayDeque<Held>> byTask = new HashMap<>();
    private final ArrayDeque<Held> turn = new ArrayDeque<>();
    private int submitted;
    private int taken;
    private boolean inputEnded;
    private @Nullable Throwable inputError;
    private @Nullable RuntimeException abortion;
    private boolean closed;

    LazyJob(
            Object owner,
            Callee callee,
            CallOptions options,
            boolean ordered,
            int window,
            Recorder recorder,
            Consumer<Job> onClose,
            Consumer<Job> canceller) {
        super(owner, callee, options);
        this.ordered = ordered;
        this.window = window;
        this.recorder = recorder;
        this.onClose = onClose;
        this.canceller = canceller;
    }

    @Override
    boolean failureSkipsRest() {
        return false;
    }

    /** The feeder waits here until a task of {@code size} fits the window; false if no more input is wanted. */
    boolean awaitRoom(int size) throws InterruptedException {
        lock.lock();
        try {
            while (submitted - taken > 0 && submitted - taken + size > window && !over()) {
                changed.await();
            }
            submitted += size;
            return !over();
        } finally {
            lock.unlock();
        }
    }

    /** The feeder found {@code unused} taskels fewer than it had asked room for. */
    void giveBack(int unused) {
        lock.lock();
        try {
            submitted -= unused;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The feeder has come to the end of the input, or to an error in it. */
    void inputEnded(@Nullable Throwable error) {
        lock.lock();
        try {
            if (!over()) { // Else its end is our own doing.
                inputEnded = true;
                inputError = error;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    void settled(Task task, int position, int index, @Nullable Object value, @Nullable Throwable error) {
        Held held = new Held(index, value, error);
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (!ordered) {
                byTask.computeIfAbsent(task, t -> new ArrayDeque<>()).add(held);
                return;
            }
            byPosition.put(position, held);
            Held next = byPosition.remove(taken + turn.size());
            while (next != null) {
                turn.add(next);
                next = byPosition.remove(taken + turn.size());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void taskEnded(Task task) {
        lock.lock();
        try {
            ArrayDeque<Held> together = byTask.remove(task);
            if (together != null && !closed) {
                turn.addAll(together);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    void abort(RuntimeException why) {
        lock.lock();
        try {
            abortion = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasNext() {
        lock.lock();
        try {
            awaitTurn(Long.MAX_VALUE);
            return !closed && (!turn.isEmpty() || inputError != null || (abortion != null && !atEnd()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public R next() {
        lock.lock();
        try {
            awaitTurn(Long.MAX_VALUE);
            return take();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public R next(Duration timeout) throws TimeoutException {
        lock.lock();
        try {
            if (!awaitTurn(Durations.nanos(timeout))) {
                throw new TimeoutException("The next result was not there after " + timeout + ".");
            }
            return take();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean ready() {
        lock.lock();
        try {
            return isTurn();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            turn.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onClose.accept(this);
    }

    @Override
    public void cancel() {
        canceller.accept(this);
        close();
    }

    private boolean awaitTurn(long nanos) {
        try {
            long left = nanos;
            while (!isTurn()) {
                if (nanos == Long.MAX_VALUE) {
                    changed.await();
                } else if (left <= 0) {
                    return false;
                } else {
                    left = changed.awaitNanos(left);
                }
            }
            return true;
        } catch (InterruptedException e) {
            throw Errors.interrupted("Interrupted while waiting for a result.", e);
        }
    }

    private boolean isTurn() {
        return !turn.isEmpty() || over() || atEnd();
    }

    private boolean over() {
        return closed || abortion != null;
    }

    private boolean atEnd() {
        return inputEnded && taken == submitted;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // The worker made the value by calling a function that returns R.
    private R take() {
        Held held = turn.poll();
        if (held == null) {
            throw whyNone();
        }
        taken++;
        changed.signalAll();
        recorder.delivered(held.index(), 1, System.nanoTime());
        Throwable error = held.error();
        if (error != null) {
            throw Errors.unchecked(error);
        }
        return (R) held.value();
    }

    private RuntimeException whyNone() {
        Throwable fault = inputError;
        if (fault != null && atEnd()) {
            inputError = null;
            return Errors.unchecked(fault);
        }
        RuntimeException why = abortion;
        if (why != null && !atEnd()) {
            // Told once; then the iteration is over, so that a caller that goes on after errors comes to an end.
            abortion = null;
            closed = true;
            return why;
        }
        return new NoSuchElementException("There are no more results.");
    }
}
