package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An {@code imap} or {@code imap_unordered}: holds each outcome until its turn. */
final class LazyJob<R extends @Nullable Object> extends Job implements ResultIterator<R> {
    /** The reader of the input is woken when this part of the window has become free, not for each taskel. */
    private static final int WAKING_PART = 8;

    private final int window;
    private final Recorder recorder;
    private final Consumer<Job> onClose;
    private final Consumer<Job> canceller;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition taking = lock.newCondition();
    private final Turns turns;
    private int submitted;
    private int taken;
    /** With how much of the window free the reader of the input is to be woken; most when it does not wait. */
    private int roomWanted = Integer.MAX_VALUE;

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
        turns = ordered ? Turns.ordered() : Turns.unordered();
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
                roomWanted = Math.max(size, window / WAKING_PART);
                taking.await();
            }
            roomWanted = Integer.MAX_VALUE;
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
            wakeAll();
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
                wakeAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    void settled(Task task, int position, int index, @Nullable Object value, @Nullable Throwable error) {
        lock.lock();
        try {
            if (!closed) {
                turns.add(task, position, new Turns.Held(index, value, error));
                wakeTaker();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    void settled(Settlements all, int from, int to) {
        lock.lock();
        try {
            for (int i = from; i < to && !closed; i++) {
                Task task = all.task(i);
                turns.add(task, all.position(i), new Turns.Held(all.index(i), all.value(i), all.error(i)));
                if (all.isLast(i)) {
                    turns.taskEnded(task);
                }
            }
            wakeTaker();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void taskEnded(Task task) {
        lock.lock();
        try {
            turns.taskEnded(task);
            wakeTaker();
        } finally {
            lock.unlock();
        }
    }

    private void wakeTaker() {
        if (!turns.isEmpty()) {
            arrived.signalAll();
        }
    }

    private void wakeAll() {
        arrived.signalAll();
        taking.signalAll();
    }

    @Override
    void abort(RuntimeException why) {
        lock.lock();
        try {
            abortion = why;
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasNext() {
        lock.lock();
        try {
            awaitTurn(Long.MAX_VALUE);
            return !closed && (!turns.isEmpty() || inputError != null || (abortion != null && !atEnd()));
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
            turns.clear();
            wakeAll();
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
                    arrived.await();
                } else if (left <= 0) {
                    return false;
                } else {
                    left = arrived.awaitNanos(left);
                }
            }
            return true;
        } catch (InterruptedException e) {
            throw Errors.interrupted("Interrupted while waiting for a result.", e);
        }
    }

    private boolean isTurn() {
        return !turns.isEmpty() || over() || atEnd();
    }

    private boolean over() {
        return closed || abortion != null;
    }

    private boolean atEnd() {
        return inputEnded && taken == submitted;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // The worker made the value by calling a function that returns R.
    private R take() {
        Turns.Held held = turns.take();
        if (held == null) {
            throw whyNone();
        }
        taken++;
        if (window - (submitted - taken) >= roomWanted || submitted == taken) {
            taking.signalAll();
        }
        if (submitted == taken) {
            arrived.signalAll(); // Others may wait for a next one that will not come.
        }
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
