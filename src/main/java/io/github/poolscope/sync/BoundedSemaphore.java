package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;

/**
 * A semaphore that never has more permits than initially, like Python's {@code BoundedSemaphore}: it guards a number of
 * resources. Permits that a process has acquired and not released when it ends are returned, and the observer is told
 * ({@link SyncAction#ABANDONED}).
 */
public final class BoundedSemaphore extends Semaphore {
    private static final long serialVersionUID = 1L;

    /** Creates a semaphore with one permit. */
    public BoundedSemaphore() {
        this(1);
    }

    /**
     * Creates a semaphore.
     *
     * @param permits the initial and maximum number of permits
     * @throws IllegalArgumentException if the number is negative
     */
    public BoundedSemaphore(int permits) {
        super(SyncObject.next(SyncKind.BOUNDED_SEMAPHORE), permits, true);
    }

    /** Creates a named semaphore, see {@link #BoundedSemaphore(int)}. */
    public BoundedSemaphore(int permits, String name) {
        super(SyncObject.next(SyncKind.BOUNDED_SEMAPHORE, name), permits, true);
    }

    private BoundedSemaphore(Route route) {
        super(route);
    }

    @Override
    Object ticket(Address address) {
        return new Ticket(address);
    }

    private record Ticket(Address address) implements Serializable {
        Object readResolve() {
            return new BoundedSemaphore(Route.to(address));
        }
    }
}
