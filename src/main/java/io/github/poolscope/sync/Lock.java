package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A lock between processes that is not re-entrant, like Python's {@code multiprocessing.Lock}. Not
 * {@code java.util.concurrent.locks.Lock}, which is for the threads of one JVM.
 *
 * <p>Any thread of any process may release it. If the process that acquired it ends for any reason without
 * releasing it, the lock is released and the first waiting caller gets it; {@link #abandonedBy} says whether the
 * guarded data may be incomplete.
 *
 * <pre>{@code
 * try (Lock.Held held = lock.hold()) {
 *     …
 * }
 * }</pre>
 */
public sealed class Lock extends Primitive permits RLock {
    private static final long serialVersionUID = 1L;

    /** A held lock; closing it releases the lock. */
    public interface Held extends AutoCloseable {
        /** Releases the lock. */
        @Override
        void close();
    }

    /** Creates a free lock. */
    public Lock() {
        this(SyncObject.next(SyncKind.LOCK), false);
    }

    /** Creates a free lock with that name. */
    public Lock(String name) {
        this(SyncObject.next(SyncKind.LOCK, name), false);
    }

    Lock(SyncObject object, boolean reentrant) {
        this(new LocalRoute(new LockState(object, reentrant)));
    }

    Lock(Route route) {
        super(route);
    }

    /** Acquires the lock; waits until it is free. */
    public final void acquire() throws InterruptedException {
        await(Operation.ACQUIRE, PendingReply.NO_LIMIT);
    }

    /** Acquires the lock; waits at most {@code timeout}. Returns whether it was acquired. */
    public final boolean acquire(Duration timeout) throws InterruptedException {
        return await(Operation.ACQUIRE, nanos(timeout)).isDone();
    }

    /** Acquires the lock if it is free; does not wait. Returns whether it was acquired. */
    public final boolean tryAcquire() {
        return ask(Operation.ACQUIRE).isDone();
    }

    /** Acquires the lock; waits until it is free. Close the result to release it. */
    public final Held hold() throws InterruptedException {
        acquire();
        return this::release;
    }

    /**
     * Releases the lock.
     *
     * @throws IllegalStateException if it is free; of an {@link RLock}, if another thread holds it
     */
    public final void release() {
        ask(Operation.RELEASE);
    }

    /**
     * Returns the PID of the process that ended while it held the lock, so that the guarded data may be incomplete;
     * empty again once a later holder has released the lock. Call it while holding the lock.
     */
    public final OptionalLong abandonedBy() {
        long pid = ask(Operation.ABANDONED_BY).amount();
        return pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid);
    }

    @Override
    Object ticket(Address address) {
        return new Ticket(address);
    }

    private record Ticket(Address address) implements Serializable {
        Object readResolve() {
            return new Lock(Route.to(address));
        }
    }
}
