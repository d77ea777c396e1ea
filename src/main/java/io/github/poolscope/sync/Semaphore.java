package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;

/**
 * A number of permits between processes, as Python's {@code multiprocessing.Semaphore}. Not
 * {@code java.util.concurrent.Semaphore}, which is for the threads of one JVM.
 *
 * <p>Any process may release, also what it never acquired, so that permits can count events. For that reason nothing is
 * given back for a process that dies: see {@link BoundedSemaphore}, which guards resources.
 */
public sealed class Semaphore extends Primitive permits BoundedSemaphore {
    private static final long serialVersionUID = 1L;

    /** One permit. */
    public Semaphore() {
        this(1);
    }

    /**
     * That many permits.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public Semaphore(int permits) {
        this(SyncObject.next(SyncKind.SEMAPHORE), permits, false);
    }

    /** That many permits under that name, see {@link #Semaphore(int)}. */
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

    /** Waits for a permit and takes it. */
    public final void acquire() throws InterruptedException {
        Reply unused = await(Operation.ACQUIRE, PendingReply.FOR_EVER);
    }

    /** Waits for a permit, but not longer than {@code timeout}; returns whether it was taken. */
    public final boolean acquire(Duration timeout) throws InterruptedException {
        return await(Operation.ACQUIRE, nanos(timeout)).isDone();
    }

    /** Takes a permit if there is one; returns whether it was taken. */
    public final boolean tryAcquire() {
        return ask(Operation.ACQUIRE).isDone();
    }

    /**
     * Gives a permit.
     *
     * @throws IllegalStateException of a {@link BoundedSemaphore}, if there are as many as at first already
     */
    public final void release() {
        Reply unused = ask(Operation.RELEASE);
    }

    /** How many permits are free. */
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
