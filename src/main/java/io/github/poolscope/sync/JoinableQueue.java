package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A queue that can be waited for until each item that was put has been done, as Python's {@code JoinableQueue}: the one
 * who has taken an item says so with {@link #taskDone}.
 *
 * <p>What a process has taken and not done when it dies counts as done, so that nobody waits for ever; the observer is
 * told how many items that concerns ({@link SyncAction#ABANDONED}).
 *
 * @param <T> an item; may be null
 */
public final class JoinableQueue<T extends @Nullable Object> extends Queue<T> {
    private static final long serialVersionUID = 1L;

    /** A queue for any number of items. */
    public JoinableQueue() {
        this(0);
    }

    /** A queue for {@code maxsize} items; for any number if that is not positive. */
    public JoinableQueue(int maxsize) {
        super(SyncObject.next(SyncKind.QUEUE), maxsize, true);
    }

    /** A queue of that name, see {@link #JoinableQueue(int)}. */
    public JoinableQueue(int maxsize, String name) {
        super(SyncObject.next(SyncKind.QUEUE, name), maxsize, true);
    }

    private JoinableQueue(Route route) {
        super(route);
    }

    /**
     * An item that was taken is done.
     *
     * @throws IllegalStateException if that was said of each item already
     */
    public void taskDone() {
        Reply unused = ask(Operation.TASK_DONE);
    }

    /** Waits until each item is done. */
    public void join() throws InterruptedException {
        Reply unused = await(Operation.JOIN, PendingReply.FOR_EVER);
    }

    /** Waits until each item is done, but not longer than {@code timeout}; returns whether they are. */
    public boolean join(Duration timeout) throws InterruptedException {
        return await(Operation.JOIN, nanos(timeout)).isDone();
    }

    @Override
    Object ticket(Address address) {
        return new Ticket(address);
    }

    private record Ticket(Address address) implements Serializable {
        Object readResolve() {
            return new JoinableQueue<>(Route.to(address));
        }
    }
}
