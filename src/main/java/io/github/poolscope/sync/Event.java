package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;

/** A flag between processes that can be waited for, like Python's {@code multiprocessing.Event}. Initially not set. */
public final class Event extends Primitive {
    private static final long serialVersionUID = 1L;

    /** Creates an event that is not set. */
    public Event() {
        this(new LocalRoute(new EventState(SyncObject.next(SyncKind.EVENT))));
    }

    /** Creates a named event that is not set. */
    public Event(String name) {
        this(new LocalRoute(new EventState(SyncObject.next(SyncKind.EVENT, name))));
    }

    private Event(Route route) {
        super(route);
    }

    /** Sets the event: all waiting callers continue. */
    public void set() {
        ask(Operation.SET);
    }

    /** Clears the event: later callers wait. */
    public void clear() {
        ask(Operation.CLEAR);
    }

    /** Returns whether it is set. */
    public boolean isSet() {
        return ask(Operation.IS_SET).isTrue();
    }

    /** Waits until it is set. This is Python's {@code wait}, a name that Java reserves. */
    public void await() throws InterruptedException {
        await(Operation.AWAIT, PendingReply.NO_LIMIT);
    }

    /** Waits until it is set, but at most {@code timeout}; returns whether it is set. */
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Operation.AWAIT, nanos(timeout)).isDone();
    }

    @Override
    Object ticket(Address address) {
        return new Ticket(address);
    }

    private record Ticket(Address address) implements Serializable {
        Object readResolve() {
            return new Event(Route.to(address));
        }
    }
}
