package io.github.poolscope.sync;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A queue that can be joined: a caller can wait until each item put has been processed, like Python's {@code
 * JoinableQueue}. A process that has processed an item calls {@link #taskDone}.
 *
 * <p>Items that a process has taken and not processed when it dies count as done, so that no caller waits forever; the
 * observer receives their number ({@link SyncAction#ABANDONED}).
 *
 * @param <T> an item; may be null
 */
public final class JoinableQueue<T extends @Nullable Object> extends Queue<T> {
    private static final long serialVersionUID = 1L;

    /** Creates a queue without a capacity limit. */
    public JoinableQueue() {
        this(0);
    }

    /** Creates a queue for {@code maxsize} items; without a limit if that is not positive. */
    public JoinableQueue(int maxsize) {
        super(SyncObject.next(SyncKind.QUEUE), maxsize, true);
    }

    /** Creates a named queue, see {@link #JoinableQueue(int)}. */
    public JoinableQueue(int maxsize, String name) {
        super(SyncObject.next(SyncKind.QUEUE, name), maxsize, true);
    }

    private JoinableQueue(Route route) {
        super(route);
    }

    /**
     * Marks a taken item as done.
     *
     * @throws IllegalStateException if all items are already marked
     */
    public void taskDone() {
        ask(Operation.TASK_DONE);
    }

    /** Waits until all items are done. */
    public void join() throws InterruptedException {
        await(Operation.JOIN, PendingReply.NO_LIMIT);
    }

    /** Waits until all items are done, but at most {@code timeout}; returns whether they are. */
    @CanIgnoreReturnValue
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
