package io.github.poolscope.worker;

import io.github.poolscope.concurrent.DaemonThreads;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts the task thread when a taskel exceeds its soft time limit. Its thread is started with the first taskel
 * that has a limit.
 */
final class SoftLimit {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread taskThread;
    private @Nullable Thread watch;
    private long deadline;
    private boolean armed;
    private boolean struck;

    /** Must be called on the task thread. */
    SoftLimit() {
        taskThread = Thread.currentThread();
    }

    /** Marks the beginning of a taskel with a limit in nanoseconds. */
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

    /** Marks its end; returns whether it was interrupted. No interrupt follows after this call. */
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
            // This thread is never interrupted.
        } finally {
            lock.unlock();
        }
    }
}
