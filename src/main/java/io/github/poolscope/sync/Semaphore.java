package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;

/**
 * A number of permits shared by processes, like Python's {@code multiprocessing.Semaphore}. Not {@code
 * java.util.concurrent.Semaphore}, which is for the threads of one JVM.
 *
 * <p>Any process may release a permit, including one that it never acquired, so that permits can count events. For that
 * reason a process that dies gives nothing back: use {@link BoundedSemaphore} to guard resources.
 */
public sealed class Semaphore extends Primitive permits BoundedSemaphore {
    private static final long serialVersionUID = 1L;

    /** Creates a semaphore with one permit. */
    public Semaphore() {
        this(1);
    }

    /**
     * Creates a semaphore.
     *
     * @param permits the initial number of permits
     * @throws IllegalArgumentException if the number is negative
     */
    public Semaphore(int permits) {
        this(SyncObject.next(SyncKind.SEMAPHORE), permits, false);
    }

    /** Creates a named semaphore, see {@link #Semaphore(int)}. */
    public Semaphore(int permits, String name) {
        this(SyncObject.next(SyncKind.SEMAPHORE, name), permits, false);
    }

    Semaphore(SyncObject object, int permits, boolean bounded) {
        this(new LocalRoute(new SemaphoreState(object, checked(permits), bounded)));
    }

    Semaphore(Route route) {
        super(route);
    }

    private static int checked(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException("A semaphore's first value must be 0 or more, not " + permits);
        }
        return permits;
    }

    /** Takes a permit; waits until there is one. */
    public final void acquire() throws InterruptedException {
        await(Operation.ACQUIRE, PendingReply.NO_LIMIT);
    }

    /** Takes a permit; waits at most {@code timeout}. Returns whether it was taken. */
    public final boolean acquire(Duration timeout) throws InterruptedException {
        return await(Operation.ACQUIRE, nanos(timeout)).isDone();
    }

    /** Takes a permit if there is one; does not wait. Returns whether it was taken. */
    public final boolean tryAcquire() {
        return ask(Operation.ACQUIRE).isDone();
    }

    /**
     * Adds a permit.
     *
     * @throws IllegalStateException of a {@link BoundedSemaphore}, if it has its initial number of permits
     */
    public final void release() {
        ask(Operation.RELEASE);
    }

    /** Returns the number of available permits. */
    public final int value() {
        return (int) ask(Operation.VALUE).amount();
    }

    @Override
    Object ticket(Address address) {
        return new Ticket(address);
    }

    private record Ticket(Address address) implements Serializable {
        Object readResolve() {
            return new Semaphore(Route.to(address));
        }
    }
}
