package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A lock between processes that is not re-entrant, as Python's {@code multiprocessing.Lock}. Not
 * {@code java.util.concurrent.locks.Lock}, which is for the threads of one JVM.
 *
 * <p>Any thread of any process may release it. If the process that acquired it ends without, however it ends, the lock is
 * let go and the one who waits first gets it, and can ask {@link #abandonedBy} whether what the lock guards may be half
 * done.
 *
 * <pre>{@code
 * try (Lock.Held held = lock.hold()) {
 *     …
 * }
 * }</pre>
 */
public sealed class Lock extends Primitive permits RLock {
    private static final long serialVersionUID = 1L;

    /** A lock that is held until it is closed. */
    public interface Held extends AutoCloseable {
        /** Releases the lock. */
        @Override
        void close();
    }

    /** A free lock. */
    public Lock() {
        this(SyncObject.next(SyncKind.LOCK), false);
    }

    /** A free lock of that name. */
    public Lock(String name) {
        this(SyncObject.next(SyncKind.LOCK, name), false);
    }

    Lock(SyncObject object, boolean reentrant) {
        this(new LocalRoute(new LockState(object, reentrant)));
    }

    Lock(Route route) {
        super(route);
    }

    /** Waits for the lock and takes it. */
    public final void acquire() throws InterruptedException {
        Reply unused = await(Operation.ACQUIRE, PendingReply.FOR_EVER);
    }

    /** Waits for the lock, but not longer than {@code timeout}; returns whether it was taken. */
    public final boolean acquire(Duration timeout) throws InterruptedException {
        return await(Operation.ACQUIRE, nanos(timeout)).isDone();
    }

    /** Takes the lock if that can be done at once; returns whether it was taken. */
    public final boolean tryAcquire() {
        return ask(Operation.ACQUIRE).isDone();
    }

    /** Waits for the lock and takes it, to be released by closing what this answers. */
    public final Held hold() throws InterruptedException {
        acquire();
        return this::release;
    }

    /**
     * Lets the lock go.
     *
     * @throws IllegalStateException if it is free; of an {@link RLock}, if another thread has it
     */
    public final void release() {
        Reply unused = ask(Operation.RELEASE);
    }

    /**
     * The PID of the process that ended while it had the lock, so that what the lock guards may be half done; empty again
     * once a later holder has released the lock. To be asked by the one who has it.
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
