package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A first-in, first-out queue between processes, as Python's {@code multiprocessing.Queue}. Not one of
 * {@code java.util.concurrent}, which are for the threads of one JVM.
 *
 * <p>An item is serialised by {@code put}: what can't be serialised fails there, and what becomes of the object afterwards
 * is not seen by the one who gets it. When {@code put} returns, the item is in the queue, so size, emptiness and
 * fullness are exact, and a process may end at once after it. (CPython hands items to a thread, which serialises them
 * later, drops in silence what it can't, and keeps the process from ending until somebody has read them.)
 *
 * <p>An item is never lost and never delivered twice: a process that dies within {@code put} has put the whole item or
 * nothing; if one dies within {@code get}, the item goes back to the front, even if the queue is full by then. A process
 * that dies while it waits holds up nobody.
 *
 * @param <T> an item; may be null
 */
public sealed class Queue<T extends @Nullable Object> extends Primitive permits JoinableQueue {
    private static final long serialVersionUID = 1L;

    private transient volatile boolean closed;

    /** A queue for any number of items. */
    public Queue() {
        this(0);
    }

    /** A queue for {@code maxsize} items; for any number if that is not positive. */
    public Queue(int maxsize) {
        this(SyncObject.next(SyncKind.QUEUE), maxsize, false);
    }

    /** A queue of that name, see {@link #Queue(int)}. */
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
        put(item, PendingReply.FOR_EVER);
    }

    /**
     * Puts an item at the end; waits while the queue is full, but not longer than {@code timeout}.
     *
     * @throws QueueFullException if it was full all the time; at once if the time is not positive
     * @throws UnsendableException if it can't be serialised
     * @throws IllegalStateException if this handle is closed
     */
    public final void put(T item, Duration timeout) throws InterruptedException {
        put(item, nanos(timeout));
    }

    /**
     * Puts an item at the end if the queue is not full.
     *
     * @throws QueueFullException if it is
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
     * @throws UnreadableException if it can't be made again in this process
     * @throws IllegalStateException if this handle is closed
     */
    public final T get() throws InterruptedException {
        return get(PendingReply.FOR_EVER);
    }

    /**
     * Takes the item at the front; waits while there is none, but not longer than {@code timeout}.
     *
     * @throws QueueEmptyException if there was none all the time; at once if the time is not positive
     * @throws UnreadableException if it can't be made again in this process
     * @throws IllegalStateException if this handle is closed
     */
    public final T get(Duration timeout) throws InterruptedException {
        return get(nanos(timeout));
    }

    /**
     * Takes the item at the front if there is one.
     *
     * @throws QueueEmptyException if there is none
     * @throws UnreadableException if it can't be made again in this process
     * @throws IllegalStateException if this handle is closed
     */
    public final T getNowait() throws InterruptedException {
        return get(0);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // What comes out is what was put in, by handles of the same queue.
    private T get(long nanos) throws InterruptedException {
        checkOpen();
        Reply answer = await(Operation.GET, nanos);
        if (answer.status() == Reply.Status.NOT_NOW) {
            throw new QueueEmptyException(name());
        }
        return (T) Payload.decode(answer.body(), name());
    }

    /** How many items are in it: exact at the instant of the answer, and perhaps not true any more when it arrives. */
    public final int size() {
        return (int) ask(Operation.SIZE).amount();
    }

    /** Whether it holds no item, see {@link #size}. */
    public final boolean isEmpty() {
        return size() == 0;
    }

    /** Whether a {@code put} would have to wait, see {@link #size}. */
    public final boolean isFull() {
        return ask(Operation.IS_FULL).isTrue();
    }

    /** From now on this handle neither puts nor gets; other handles are not concerned. May be repeated. */
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
