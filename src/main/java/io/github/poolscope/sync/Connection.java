package io.github.poolscope.sync;

import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.wire.SendRollback;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One end of a {@link Pipe}.
 *
 * <p>A process holds an end from receiving a handle on it until it closes that handle or ends for any reason. The
 * process that created the pipe holds both ends, except an end that another process has received and that it did not
 * use itself: so it need not close its own copy for others to detect the end of the pipe. An end that no process holds,
 * and that is not being sent to one, is closed for good.
 *
 * <p>A message is lost only together with the pipe; if a process dies within {@link #recv}, the message goes back to
 * the front.
 *
 * @param <T> a message; may be null
 */
public final class Connection<T extends @Nullable Object> extends Primitive implements AutoCloseable {
    private static final long serialVersionUID = 1L;

    private final boolean readable;
    private final boolean writable;
    private transient volatile boolean closed;

    Connection(Route route, boolean readable, boolean writable) {
        super(route);
        this.readable = readable;
        this.writable = writable;
    }

    /** Returns whether {@link #recv} is allowed. */
    public boolean isReadable() {
        return readable;
    }

    /** Returns whether {@link #send} is allowed. */
    public boolean isWritable() {
        return writable;
    }

    /** Returns whether this handle was closed. */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Sends a message; waits while more than a mebibyte has not been received.
     *
     * @throws UnsendableException if it can't be serialised
     * @throws IOException if the other end is closed for good, this handle is closed, or this end is read-only
     */
    public void send(T message) throws IOException, InterruptedException {
        check(writable, "connection is read-only");
        Reply answer;
        try {
            answer = put(Operation.SEND, message, PendingReply.NO_LIMIT);
        } catch (OwnerGoneException e) {
            answer = Reply.BROKEN;
        }
        if (answer.status() == Reply.Status.BROKEN) {
            throw new IOException("Broken pipe: the other end of " + name() + " is closed");
        }
    }

    /**
     * Receives a message; waits while there is none.
     *
     * @throws EOFException if there is none and the other end, or this one, is closed for good
     * @throws UnreadableException if it can't be deserialised in this process
     * @throws IOException if this handle is closed, or this end is write-only
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // The value was sent by the other end, which has the same type.
    public T recv() throws IOException, InterruptedException {
        check(readable, "connection is write-only");
        Reply answer = unlessGone(Operation.RECEIVE, PendingReply.NO_LIMIT);
        if (answer.status() == Reply.Status.BROKEN) {
            throw new EOFException(
                    answer.isTrue()
                            ? "this end of " + name() + " is closed for good, as no process had it any more"
                            : "the other end of " + name() + " is closed");
        }
        return (T) Payload.decode(answer.body(), name());
    }

    /**
     * Returns whether {@link #recv} would not wait: there is a message, or there will never be one. See {@link
     * #poll(Duration)}.
     */
    public boolean poll() throws IOException, InterruptedException {
        return poll(Duration.ZERO);
    }

    /**
     * Waits until {@link #recv} would not wait, but at most {@code timeout}; returns whether it would not.
     *
     * @throws IOException if this handle is closed, or this end is write-only
     */
    public boolean poll(Duration timeout) throws IOException, InterruptedException {
        check(readable, "connection is write-only");
        return unlessGone(Operation.POLL, nanos(timeout)).status() != Reply.Status.NOT_NOW;
    }

    /**
     * Waits until {@link #recv} of one of the connections would not wait, but at most {@code timeout}, like Python's
     * {@code connection.wait}.
     *
     * @return the ready connections in the given order; empty if the timeout elapsed
     * @throws IOException if one is closed, or write-only
     */
    public static <C extends Connection<?>> List<C> awaitAny(Collection<C> connections, Duration timeout)
            throws IOException, InterruptedException {
        for (Connection<?> one : connections) {
            one.check(one.readable, "connection is write-only");
        }
        List<C> all = new ArrayList<>(connections);
        List<PendingReply> asked = all.stream()
                .map(one -> one.route().ask(Request.of(Operation.POLL, true, 0)))
                .toList();
        try {
            CompletableFuture<?>[] answers =
                    asked.stream().map(PendingReply::future).toArray(CompletableFuture<?>[]::new);
            PendingReply.awaitFirst(CompletableFuture.anyOf(answers), nanos(timeout));
        } finally {
            asked.forEach(PendingReply::withdraw);
        }
        List<C> ready = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (asked.get(i).await().status() != Reply.Status.NOT_NOW) {
                ready.add(all.get(i));
            }
        }
        return ready;
    }

    /** Releases the end for this process. Idempotent. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            route().ask(Request.of(Operation.PART, false, 0)).await();
        }
    }

    /** Makes the request; if the pipe's owner has ended, the other end counts as closed. */
    private Reply unlessGone(Operation operation, long nanos) throws IOException, InterruptedException {
        Reply answer;
        try {
            answer = await(operation, nanos);
        } catch (OwnerGoneException e) {
            answer = Reply.BROKEN;
        }
        if (answer.status() == Reply.Status.BROKEN) {
            checkOpen(); // Another thread may have closed it meanwhile.
        }
        return answer;
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("handle is closed");
        }
    }

    private void check(boolean allowed, String otherwise) throws IOException {
        checkOpen();
        if (!allowed) {
            throw new IOException(otherwise);
        }
    }

    @Override
    Object ticket(Address address) {
        long travel =
                route().ask(Request.of(Operation.TRAVEL, false, 0)).await().amount();
        SendRollback.note(() -> {
            route().ask(Request.of(Operation.ARRIVED, false, travel));
        });
        return new Ticket(address, travel, readable, writable);
    }

    private record Ticket(Address address, long travel, boolean readable, boolean writable) implements Serializable {
        Object readResolve() {
            Route route = Route.to(address);

            route.ask(Request.of(Operation.ATTACH, false, travel)).await();
            return new Connection<>(route, readable, writable);
        }
    }
}
