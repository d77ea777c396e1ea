package io.github.poolscope.worker;

import io.github.poolscope.concurrent.DaemonThreads;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts the task thread when a taskel has run for longer than its soft time limit. Its own thread is started with
 * the first taskel that has a limit.
 */
final class SoftLimit {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread taskThread;
    private @Nullable Thread watch;
    private long deadline;
    private boolean armed;
    private boolean struck;

    /** To be made by the task thread. */
    SoftLimit() {
        taskThread = Thread.currentThread();
    }

    /** A taskel begins that may run for that many nanoseconds. */
    void begin(long nanos) {
        lock.lock();
        try {
            deadline = System.nanoTime() + nanos;
            armed = true;
            struck = false;
            if (watch == null) {
                watch = DaemonThreads.start("time limit", this::watch);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** It has ended; returns whether it was interrupted. No interrupt comes after this. */
    boolean end() {
        lock.lock();
        try {
            armed = false;
            if (struck) {
                Thread.interrupted();
            }
            return struck;
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        lock.lock();
        try {
            while (true) {
                long left = armed ? deadline - System.nanoTime() : Long.MAX_VALUE;
                if (left <= 0) {
                    armed = false;
                    struck = true;
                    taskThread.interrupt();
                } else if (armed) {
                    left = changed.awaitNanos(left);
                } else {
                    changed.await();
                }
            }
        } catch (InterruptedException e) {
            // Nobody does that.
        } finally {
            lock.unlock();
        }
    }
}
