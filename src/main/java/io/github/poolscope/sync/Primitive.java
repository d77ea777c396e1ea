package io.github.poolscope.sync;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.record.Recording;
import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.wire.SendRollback;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A handle on an object by which processes communicate. It is serialisable and can be sent to any process of this user:
 * as an argument or captured variable of a {@link Process}, as an item of a {@link Queue}, as an item, captured
 * variable or initializer argument of a pool. All handles on a primitive are equivalent.
 *
 * <p>The primitive itself is in the process that created it, its owner. When the owner ends, the primitive no longer
 * exists, and all methods in other processes, including those that wait, throw {@link OwnerGoneException}. Once a
 * handle has been serialised, the primitive occupies a little memory of its owner until that ends. Thread-safe.
 *
 * <p>Waiting methods are served first come, first served. An interrupt ends the wait with an {@link
 * InterruptedException} unless the wait had already succeeded; then the thread stays interrupted.
 */
public abstract sealed class Primitive implements Serializable
        permits Queue, Connection, Lock, Semaphore, Condition, Event, Barrier {
    private static final long serialVersionUID = 1L;

    private final transient Route route;

    Primitive(Route route) {
        this.route = requireNonNull(route);
    }

    /** Returns its name; by default kind and number, such as {@code Queue 1}. */
    public final String name() {
        return route.name();
    }

    /** Returns the PID of the process that created it. */
    public final long ownerPid() {
        return route.pid();
    }

    /**
     * Returns the object of its events, see {@link SyncObserver}.
     *
     * @throws IllegalStateException if another process created it; events are reported in that process
     */
    public final SyncObject object() {
        if (route instanceof LocalRoute here) {
            return here.resident().object();
        }
        throw new IllegalStateException(name() + " was made by process " + ownerPid() + ", which knows its events");
    }

    final Route route() {
        return route;
    }

    /** Returns the serialised form, from which the handle is recreated in another process. */
    abstract Object ticket(Address address) throws IOException;

    /** Throws only this kind of exception, as serialisation reports no other's message. */
    final Object writeReplace() throws InvalidObjectException {
        try {
            return ticket(route.address());
        } catch (IOException e) {
            InvalidObjectException unreachable =
                    new InvalidObjectException("other processes could not reach it, as " + e.getMessage());
            unreachable.initCause(e);
            throw unreachable;
        }
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a handle travels as its ticket");
    }

    /** Makes a request that is answered without waiting. */
    @CanIgnoreReturnValue
    final Reply ask(Operation operation, long amount) {
        return checked(route.ask(Request.of(operation, false, amount)).await(), null);
    }

    @CanIgnoreReturnValue
    final Reply ask(Operation operation) {
        return ask(operation, 0);
    }

    /** Makes a request, and waits at most {@code nanos} nanoseconds; does not wait if that is not positive. */
    @CanIgnoreReturnValue
    final Reply await(Operation operation, long nanos) throws InterruptedException {
        return await(Request.of(operation, nanos > 0, 0), null, nanos);
    }

    /**
     * Makes a request with a value, which is used only if the operation succeeds; waits like {@link #await(Operation,
     * long)}.
     */
    final Reply put(Operation operation, @Nullable Object value, long nanos) throws InterruptedException {
        try (SendRollback departures = SendRollback.begin()) {
            Reply answer = await(Request.of(operation, nanos > 0, Payload.encode(value, name())), value, nanos);
            if (answer.isDone()) {
                departures.take();
            }
            return answer;
        }
    }

    /** @param value what is put, for the error; null where nothing is */
    private Reply await(Request request, @Nullable Object value, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        PendingReply pending = route.ask(request);
        Reply answer = request.mayWait() ? waited(request.operation(), pending, nanos) : pending.await();
        boolean tooLarge = answer.status() == Reply.Status.TOO_LARGE;
        if (answer.isDone() || tooLarge) {
            pending.arrived();
        }
        if (tooLarge && request.operation().yieldsItem()) {
            throw new UnreadableException(
                    "What came out of " + name() + " can't be read here: " + answer.sentence() + ".", null);
        }
        return checked(answer, value);
    }

    /** Waits, and records that. */
    private static Reply waited(Operation operation, PendingReply pending, long nanos) throws InterruptedException {
        if (pending.future().isDone()) {
            return pending.await(nanos);
        }
        Recorder recorder = Recording.current();
        int wait = recorder.waits(operation.call(), Trace.NONE, System.nanoTime());
        try {
            return pending.await(nanos);
        } finally {
            recorder.waited(wait, System.nanoTime());
        }
    }

    private Reply checked(Reply answer, @Nullable Object value) {
        return switch (answer.status()) {
            case DONE, NOT_NOW, BROKEN -> answer;
            case TOO_LARGE ->
                throw new UnsendableException(
                        "What is put into " + name() + " is too large for process " + ownerPid() + ", which made it: "
                                + answer.sentence() + ".",
                        value,
                        answer.sentence(),
                        OptionalInt.empty(),
                        null);
            case REFUSED -> throw new IllegalStateException(name() + ": " + answer.sentence());
            case UNKNOWN ->
                throw new IllegalStateException(
                        name() + " is no longer known to process " + ownerPid() + ", which made it");
            case OWNER_GONE -> throw new OwnerGoneException(name(), ownerPid());
        };
    }

    /** Returns the duration in nanoseconds; {@link Long#MAX_VALUE} if it is too long for that. */
    static long nanos(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException e) {
            return timeout.isNegative() ? 0 : PendingReply.NO_LIMIT;
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + name() + ", made by process " + ownerPid() + "]";
    }
}
