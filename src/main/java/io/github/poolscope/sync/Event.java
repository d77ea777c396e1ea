package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;

/** A flag between processes that can be waited for, as Python's {@code multiprocessing.Event}. Not set at first. */
public final class Event extends Primitive {
    private static final long serialVersionUID = 1L;

    /** An event that is not set. */
    public Event() {
        this(new LocalRoute(new EventState(SyncObject.next(SyncKind.EVENT))));
    }

    /** An event of that name that is not set. */
    public Event(String name) {
        this(new LocalRoute(new EventState(SyncObject.next(SyncKind.EVENT, name))));
    }

    private Event(Route route) {
        super(route);
    }

    /** Sets the event: all who wait go on. */
    public void set() {
        Reply unused = ask(Operation.SET);
    }

    /** Clears the event: who waits from now on has to wait. */
    public void clear() {
        Reply unused = ask(Operation.CLEAR);
    }

    /** Whether it is set. */
    public boolean isSet() {
        return ask(Operation.IS_SET).isTrue();
    }

    /** Waits until it is set. Python's {@code wait}, which is a name that Java has taken. */
    public void await() throws InterruptedException {
        Reply unused = await(Operation.AWAIT, PendingReply.FOR_EVER);
    }

    /** Waits until it is set, but not longer than {@code timeout}; returns whether it was. */
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
