package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;

/**
 * A re-entrant lock between processes, like Python's {@code RLock}: the thread that holds it may acquire it again, and
 * must release it as often. No other thread can release it. If its process ends, the lock is released, see {@link
 * Lock#abandonedBy}; if only the thread ends, the lock stays held.
 */
public final class RLock extends Lock {
    private static final long serialVersionUID = 1L;

    /** Creates a free lock. */
    public RLock() {
        super(SyncObject.next(SyncKind.RLOCK), true);
    }

    /** Creates a free lock with that name. */
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
