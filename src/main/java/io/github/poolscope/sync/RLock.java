package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;

/**
 * A lock between processes that the thread which has it may take again, as Python's {@code RLock}; it is free once it was
 * released as often. Only that thread releases it. If its process ends, the lock is let go, see {@link Lock#abandonedBy}; a
 * thread that ends with it in a process which goes on keeps it.
 */
public final class RLock extends Lock {
    private static final long serialVersionUID = 1L;

    /** A free lock. */
    public RLock() {
        super(SyncObject.next(SyncKind.RLOCK), true);
    }

    /** A free lock of that name. */
    public RLock(String name) {
        super(SyncObject.next(SyncKind.RLOCK, name), true);
    }

    private RLock(Route route) {
        super(route);
    }

    @Override
    Object ticket(Address address) {
        return new Ticket(address);
    }

    private record Ticket(Address address) implements Serializable {
        Object readResolve() {
            return new RLock(Route.to(address));
        }
    }
}
