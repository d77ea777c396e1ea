package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The state of a pool, and what keeps it from being over: calls that are being made, workers that are being started,
 * workers that are alive. Knows nothing of tasks.
 *
 * <p>Thread-safe. Its lock is the innermost of the package: nothing else is called while it is held. What is volatile is
 * written under the lock and may be read without.
 */
final class PoolLifecycle {
    private final ReentrantLock lock = new ReentrantLock();
    /** Signalled when a worker is gone, or a start has come to its end. */
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

    /** @param size how many workers the pool is to have */
    PoolLifecycle(int size) {
        this.size = size;
    }

    PoolState state() {
        return state;
    }

    /** How many workers the pool is to have. */
    int size() {
        return size;
    }

    /** What calls of a pool that has ended fail with. */
    RuntimeException ending() {
        return ending;
    }

    /** Returns whether the pool has dropped its work: it was terminated, or is broken. */
    boolean isEnded() {
        PoolState now = state;
        return now == PoolState.TERMINATE || now == PoolState.BROKEN;
    }

    /** @throws IllegalStateException if the pool takes no more work */
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
     * Admits a call, right before it is recorded: until {@link #callSubmitted} the pool has work to expect.
     *
     * @throws IllegalStateException if the pool takes no more work
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

    /** A call that was admitted has submitted its work. */
    void callSubmitted() {
        lock.lock();
        try {
            entering--;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Admits a call whose input is submitted bit by bit: until {@link #feederEnds} the pool has work to expect.
     *
     * @throws IllegalStateException if the pool takes no more work
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

    /** Returns whether calls are submitting their input bit by bit. */
    boolean isFed() {
        return feeders > 0;
    }

    /**
     * Returns whether the pool is closed and no call is submitting any more. To know that it is done, ask this first and
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

    /** The pool takes no more work; nothing if it took none before. */
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
     * The pool drops its work; nothing if it did before.
     *
     * @param how {@link PoolState#TERMINATE} or {@link PoolState#BROKEN}
     * @param why what its calls fail with
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
     * Changes how many workers the pool is to have; returns how many it was to have before.
     *
     * @throws IllegalStateException if the pool takes no more work
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

    /** A worker is going to be started, until {@link #startEnded}; returns false, and counts nothing, if the pool ended. */
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

    /** A start has succeeded or failed; if it has succeeded, {@link #workerAlive} was called before. */
    void startEnded() {
        lock.lock();
        try {
            starting--;
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A worker exists. Returns false if the pool has ended meanwhile, so that nothing else would end that worker. */
    boolean workerAlive() {
        lock.lock();
        try {
            alive++;
            return !isEnded();
        } finally {
            lock.unlock();
        }
    }

    /** A worker that was alive does not exist any more. */
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
