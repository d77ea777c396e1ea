package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An {@code imap} or {@code imap_unordered}: holds each outcome until it may be delivered. */
final class LazyJob<R extends @Nullable Object> extends Job implements ResultIterator<R> {
    private final InputRoom room;
    private final Recorder recorder;
    private final Consumer<Job> onClose;
    private final Consumer<Job> canceller;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition taking = lock.newCondition();
    private final boolean ordered;

    @GuardedBy("lock")
    private final DeliveryOrder order;

    private final ReadyOutcomes ready = new ReadyOutcomes();

    private volatile boolean inputEnded;

    @GuardedBy("lock")
    private @Nullable Throwable inputError;

    private volatile @Nullable RuntimeException abortion;
    private volatile boolean closed;

    LazyJob(
            Object owner,
            CalledFunction called,
            CallOptions options,
            boolean ordered,
            ReadAheadLimit window,
            Recorder recorder,
            Consumer<Job> onClose,
            Consumer<Job> canceller) {
        super(owner, called, options);
        this.ordered = ordered;
        order = ordered ? DeliveryOrder.ordered() : DeliveryOrder.unordered();
        room = new InputRoom(window);
        this.recorder = recorder;
        this.onClose = onClose;
        this.canceller = canceller;
    }

    @Override
    boolean failureSkipsRest() {
        return false;
    }

    /**
     * Blocks the feeder until a task of {@code size} taskels fits the window; returns how many taskels it may read, or
     * 0 if no more input is needed.
     */
    int awaitRoom(int size) throws InterruptedException {
        lock.lock();
        try {
            room.want(size);
            while (room.isTooSmallFor(size) && !over()) {
                taking.await();
            }
            room.wantNone();
            return over() ? 0 : room.take(size);
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the feeder should continue. */
    boolean isWanted() {
        return !over();
    }

    /** Called when taskels are submitted, whose indices in the recorder are their positions and {@code offset}. */
    void submitted(int position, int offset) {
        if (ordered) {
            lock.lock();
            try {
                order.submitted(position, offset);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Called when the feeder read {@code unused} taskels fewer than permitted. */
    void giveBack(int unused) {
        lock.lock();
        try {
            room.giveBack(unused);
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    /** Called at the end of the input, or at an error in it. */
    void inputEnded(@Nullable Throwable error) {
        lock.lock();
        try {
            if (!over()) { // Otherwise this job has ended it itself.
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
                order.add(task, position, new DeliveryOrder.Held(index, value, error));
                wakeTaker();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    void settled(OutcomeBatch all, int fromRun, int toRun) {
        lock.lock();
        try {
            for (int run = fromRun; run < toRun && !closed; run++) {
                Task task = all.task(run);
                for (int i = 0; i < all.size(run); i++) {
                    order.add(
                            task,
                            all.firstPosition(run) + i,
                            new DeliveryOrder.Held(all.firstIndex(run) + i, all.value(run, i), all.error(run, i)));
                }
                if (all.isLast(run)) {
                    order.taskEnded(task);
                }
            }
            wakeTaker();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void inOrder(Runnable recordAndSettle) {
        if (ordered) {
            recordAndSettle.run();
            return;
        }
        lock.lock();
        try {
            recordAndSettle.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    boolean keepsOrder() {
        return !ordered;
    }

    @Override
    void taskEnded(Task task) {
        lock.lock();
        try {
            order.taskEnded(task);
            wakeTaker();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void wakeTaker() {
        if (!order.isEmpty()) {
            arrived.signalAll();
        }
    }

    @GuardedBy("lock")
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
        if (!ready.isEmpty()) {
            return true;
        }
        int wait = waits();
        lock.lock();
        try {
            awaitTurn(Long.MAX_VALUE);
            return !closed && (!ready.isEmpty() || inputError != null || (abortion != null && !atEnd()));
        } finally {
            lock.unlock();
            waited(wait);
        }
    }

    @Override
    public R next() {
        DeliveryOrder.Held held = ready.poll();
        while (held == null) {
            held = awaitNext(Long.MAX_VALUE);
        }
        return taken(held);
    }

    @Override
    public R next(Duration timeout) throws TimeoutException {
        long nanos = WaitTimes.nanos(timeout);
        long asked = System.nanoTime();
        DeliveryOrder.Held held = ready.poll();
        while (held == null) {
            boolean forEver = nanos == Long.MAX_VALUE;
            held = awaitNext(forEver ? nanos : nanos - (System.nanoTime() - asked));
            if (held == null && !forEver && System.nanoTime() - asked >= nanos) {
                throw new TimeoutException("The next result was not there after " + timeout + ".");
            }
        }
        return taken(held);
    }

    private DeliveryOrder.@Nullable Held awaitNext(long nanos) {
        int wait = nanos <= 0 ? Trace.NONE : waits();
        try {
            return nextWithin(nanos);
        } finally {
            waited(wait);
        }
    }

    /** Records that this thread begins to wait; {@code Trace.NONE} if it need not, or nothing is recorded. */
    private int waits() {
        int awaited;
        lock.lock();
        try {
            if (recorder == Recorder.NONE || isTurn()) {
                return Trace.NONE;
            }
            awaited = order.awaited();
        } finally {
            lock.unlock();
        }
        return recorder.waits(CallKind.NEXT, awaited, System.nanoTime());
    }

    private void waited(int wait) {
        if (wait != Trace.NONE) {
            recorder.waited(wait, System.nanoTime());
        }
    }

    /** Waits for a deliverable outcome; null if that took too long, or if another caller took it first. */
    private DeliveryOrder.@Nullable Held nextWithin(long nanos) {
        lock.lock();
        try {
            if (!awaitTurn(nanos)) {
                return null;
            }
            DeliveryOrder.Held held = ready.poll();
            if (held == null && (over() || atEnd())) {
                throw whyNone();
            }
            return held;
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
            order.clear();
            ready.clear();
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

    @GuardedBy("lock")
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
            throw TaskErrors.interrupted("Interrupted while waiting for a result.", e);
        }
    }

    @GuardedBy("lock")
    private boolean isTurn() {
        if (ready.isEmpty()) {
            ready.refill(order);
        }
        return !ready.isEmpty() || over() || atEnd();
    }

    private boolean over() {
        return closed || abortion != null;
    }

    private boolean atEnd() {
        return inputEnded && room.outstanding() == 0;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // The worker created the value by calling a function that returns R.
    private R taken(DeliveryOrder.Held held) {
        recorder.delivered(held.index(), 1, System.nanoTime()); // Before the room that this frees is used.
        if (room.delivered(inputEnded)) {
            lock.lock();
            try {
                wakeAll(); // Wakes the reader of the input, and callers that wait for a result that will not come.
            } finally {
                lock.unlock();
            }
        }
        Throwable error = held.error();
        if (error != null) {
            throw TaskErrors.unchecked(error);
        }
        return (R) held.value();
    }

    @GuardedBy("lock")
    private RuntimeException whyNone() {
        Throwable fault = inputError;
        if (fault != null && atEnd()) {
            inputError = null;
            return TaskErrors.unchecked(fault);
        }
        RuntimeException why = abortion;
        if (why != null && !atEnd()) {
            // Thrown once; then the iteration is over, so that a caller that continues after errors reaches the end.
            abortion = null;
            closed = true;
            return why;
        }
        return new NoSuchElementException("There are no more results.");
    }
}
