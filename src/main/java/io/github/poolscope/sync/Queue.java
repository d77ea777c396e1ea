package io.github.poolscope.sync;

import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A first-in, first-out queue between processes, like Python's {@code multiprocessing.Queue}. Not one of {@code
 * java.util.concurrent}, which are for the threads of one JVM.
 *
 * <p>An item is serialised by {@code put}: an item that can't be serialised fails there, and later changes of the
 * object do not affect the queued item. When {@code put} returns, the item is in the queue, so size, emptiness and
 * fullness are exact, and the process may end immediately. (CPython passes items to a thread, which serialises them
 * later, silently drops those that it can't, and keeps the process alive until they have been read.)
 *
 * <p>An item is never lost and never delivered twice: a process that dies within {@code put} has put the whole item or
 * nothing; if one dies within {@code get}, the item goes back to the front, even if the queue is full by then. A
 * process that dies while it waits does not block others.
 *
 * @param <T> an item; may be null
 */
public sealed class Queue<T extends @Nullable Object> extends Primitive permits JoinableQueue {
    private static final long serialVersionUID = 1L;

    private transient volatile boolean closed;

    /** Creates a queue without a capacity limit. */
    public Queue() {
        this(0);
    }

    /** Creates a queue for {@code maxsize} items; without a limit if that is not positive. */
    public Queue(int maxsize) {
        this(SyncObject.next(SyncKind.QUEUE), maxsize, false);
    }

    /** Creates a named queue, see {@link #Queue(int)}. */
    public Queue(int maxsize, String name) {
        this(SyncObject.next(SyncKind.QUEUE, name), maxsize, false);
    }

    Queue(SyncObject object, int maxsize, boolean joinable) {
        this(new LocalRoute(new QueueState(object, Math.max(maxsize, 0), joinable)));
    }

    Queue(Route route) {
        super(route);
    }

    /**
     * Puts an item at the end; waits while the queue is full.
     *
     * @throws UnsendableException if it can't be serialised
     * @throws IllegalStateException if this handle is closed
     */
    public final void put(T item) throws InterruptedException {
        put(item, PendingReply.NO_LIMIT);
    }

    /**
     * Puts an item at the end; waits while the queue is full, but at most {@code timeout}.
     *
     * @throws QueueFullException if it stayed full; at once if the timeout is not positive
     * @throws UnsendableException if it can't be serialised
     * @throws IllegalStateException if this handle is closed
     */
    public final void put(T item, Duration timeout) throws InterruptedException {
        put(item, nanos(timeout));
    }

    /**
     * Puts an item at the end if the queue is not full.
     *
     * @throws QueueFullException if it is full
     * @throws UnsendableException if the item can't be serialised
     * @throws IllegalStateException if this handle is closed
     */
    public final void putNowait(T item) throws InterruptedException {
        put(item, 0);
    }

    private void put(T item, long nanos) throws InterruptedException {
        checkOpen();
        Reply answer = put(Operation.PUT, item, nanos);
        if (answer.status() == Reply.Status.NOT_NOW) {
            throw new QueueFullException(name());
        }
    }

    /**
     * Takes the item at the front; waits while there is none.
     *
     * @throws UnreadableException if it can't be deserialised in this process
     * @throws IllegalStateException if this handle is closed
     */
    public final T get() throws InterruptedException {
        return get(PendingReply.NO_LIMIT);
    }

    /**
     * Takes the item at the front; waits while there is none, but at most {@code timeout}.
     *
     * @throws QueueEmptyException if it stayed empty; at once if the timeout is not positive
     * @throws UnreadableException if it can't be deserialised in this process
     * @throws IllegalStateException if this handle is closed
     */
    public final T get(Duration timeout) throws InterruptedException {
        return get(nanos(timeout));
    }

    /**
     * Takes the item at the front if there is one.
     *
     * @throws QueueEmptyException if there is none
     * @throws UnreadableException if it can't be deserialised in this process
     * @throws IllegalStateException if this handle is closed
     */
    public final T getNowait() throws InterruptedException {
        return get(0);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // Put through a handle of the same type.
    private T get(long nanos) throws InterruptedException {
        checkOpen();
        Reply answer = await(Operation.GET, nanos);
        if (answer.status() == Reply.Status.NOT_NOW) {
            throw new QueueEmptyException(name());
        }
        return (T) Payload.decode(answer.body(), name());
    }

    /** Returns the number of items: exact when the owner replies, but possibly changed before the reply arrives. */
    public final int size() {
        return (int) ask(Operation.SIZE).amount();
    }

    /** Returns whether the queue is empty, see {@link #size}. */
    public final boolean isEmpty() {
        return size() == 0;
    }

    /** Returns whether a {@code put} would wait, see {@link #size}. */
    public final boolean isFull() {
        return ask(Operation.IS_FULL).isTrue();
    }

    /** Closes this handle, which then can neither put nor get; other handles are not affected. Idempotent. */
    public final void close() {
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("Queue " + this + " is closed");
        }
    }

    @Override
    Object ticket(Address address) {
        return new Ticket(address);
    }

    private record Ticket(Address address) implements Serializable {
        Object readResolve() {
            return new Queue<>(Route.to(address));
        }
    }
}
