package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The state of a pool, and what keeps it from being over: calls that are being made, workers that are being started,
 * workers that are alive. Does not deal with tasks.
 *
 * <p>Thread-safe. Its lock is the innermost of the package: nothing else is called while it is held. Volatile fields
 * are written under the lock and may be read without it.
 */
final class PoolLifecycle {
    private final ReentrantLock lock = new ReentrantLock();
    /** Signalled when a worker has ended, or a start has. */
    private final Condition fewer = lock.newCondition();

    private volatile PoolState state = PoolState.RUN;
    private volatile RuntimeException ending = new PoolTerminatedException();
    private volatile int size;
    private volatile int feeders;

    /** Calls that were admitted and have not submitted their work yet. */
    @GuardedBy("lock")
    private int entering;

    @GuardedBy("lock")
    private int starting;

    @GuardedBy("lock")
    private int alive;

    /**
     * @param size the number of workers that the pool should have
     */
    PoolLifecycle(int size) {
        this.size = size;
    }

    PoolState state() {
        return state;
    }

    /** Returns the number of workers that the pool should have. */
    int size() {
        return size;
    }

    /** Returns the error of calls of a pool that has ended. */
    RuntimeException ending() {
        return ending;
    }

    /** Returns whether the pool has dropped its work: it was terminated, or is broken. */
    boolean isEnded() {
        PoolState now = state;
        return now == PoolState.TERMINATE || now == PoolState.BROKEN;
    }

    /**
     * Checks the state.
     *
     * @throws IllegalStateException if the pool accepts no more work
     */
    void checkRunning() {
        lock.lock();
        try {
            requireRunning();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void requireRunning() {
        if (state == PoolState.BROKEN) {
            throw ending;
        }
        if (state != PoolState.RUN) {
            throw new IllegalStateException("Pool not running");
        }
    }

    /**
     * Admits a call, just before it is recorded: until {@link #callSubmitted} the pool expects work.
     *
     * @throws IllegalStateException if the pool accepts no more work
     */
    void callBegins() {
        lock.lock();
        try {
            requireRunning();
            entering++;
        } finally {
            lock.unlock();
        }
    }

    /** Called when an admitted call has submitted its work. */
    void callSubmitted() {
        lock.lock();
        try {
            entering--;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Admits a call whose input is submitted step by step: until {@link #feederEnds} the pool expects work.
     *
     * @throws IllegalStateException if the pool accepts no more work
     */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // Written under the lock only.
    void feederStarts() {
        lock.lock();
        try {
            requireRunning();
            feeders++;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // Written under the lock only.
    void feederEnds() {
        lock.lock();
        try {
            feeders--;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether calls are submitting their input step by step. */
    boolean isFed() {
        return feeders > 0;
    }

    /**
     * Returns whether the pool is closed and no call is submitting any more. To know that it is done, ask this
     * first and
     * then for tasks: a call submits its tasks before it leaves.
     */
    boolean isClosedToAll() {
        lock.lock();
        try {
            return state == PoolState.CLOSE && feeders == 0 && entering == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Makes the pool accept no more work; does nothing if it already does not. */
    void close() {
        lock.lock();
        try {
            if (state == PoolState.RUN) {
                state = PoolState.CLOSE;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes the pool drop its work; does nothing if it did before.
     *
     * @param how {@link PoolState#TERMINATE} or {@link PoolState#BROKEN}
     * @param why the error of its calls
     */
    void end(PoolState how, RuntimeException why) {
        lock.lock();
        try {
            if (!isEnded()) {
                ending = why; // First: a thread that sees the state without the lock sees the reason too.
                state = how;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sets the number of workers; returns the previous number.
     *
     * @throws IllegalStateException if the pool accepts no more work
     */
    int resize(int workers) {
        lock.lock();
        try {
            requireRunning();
            int before = size;
            size = workers;
            return before;
        } finally {
            lock.unlock();
        }
    }

    /** Counts a start until {@link #startEnded}; returns false, and counts nothing, if the pool has ended. */
    boolean tryBeginStart() {
        lock.lock();
        try {
            if (isEnded()) {
                return false;
            }
            starting++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Called when a start has succeeded or failed; if it succeeded, after {@link #workerAlive}. */
    void startEnded() {
        lock.lock();
        try {
            starting--;
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Counts a worker that exists. Returns false if the pool has ended meanwhile, so that nothing else would end that
     * worker.
     */
    boolean workerAlive() {
        lock.lock();
        try {
            alive++;
            return !isEnded();
        } finally {
            lock.unlock();
        }
    }

    /** Called when a worker that was alive has ended. */
    void workerGone() {
        lock.lock();
        try {
            alive--;
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether no worker exists and none is being started. */
    boolean isGone() {
        lock.lock();
        try {
            return alive == 0 && starting == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the pool takes no more work, which must be so before it can be joined. */
    boolean isEnding() {
        lock.lock();
        try {
            return state != PoolState.RUN;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until no worker exists and none is being started; returns false if that takes longer than {@code nanos}.
     *
     * @throws IllegalStateException if the pool still takes work
     */
    boolean awaitGone(long nanos) throws InterruptedException {
        lock.lock();
        try {
            if (state == PoolState.RUN) {
                throw new IllegalStateException("Pool is still running");
            }
            long left = nanos;
            while (alive > 0 || starting > 0) {
                if (left <= 0) {
                    return false;
                }
                left = fewer.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
