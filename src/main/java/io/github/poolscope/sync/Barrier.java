package io.github.poolscope.sync;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.trace.SyncKind;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import org.jspecify.annotations.Nullable;

/**
 * A point that a number of threads in any processes must all reach before any of them continues, like Python's {@code
 * multiprocessing.Barrier}.
 *
 * <p>It breaks for all waiting threads when one of them times out, is interrupted, or dies, when the action throws, or
 * on {@link #abort}; it stays broken until {@link #reset}.
 */
public final class Barrier extends Primitive {
    private static final long serialVersionUID = 1L;

    private final transient int parties;
    private final transient @Nullable TaskAction action;
    private final transient long nanos;

    /**
     * Creates a barrier for {@code parties} threads.
     *
     * @throws IllegalArgumentException if that is less than 1
     */
    public Barrier(int parties) {
        this(parties, null, PendingReply.NO_LIMIT, SyncObject.next(SyncKind.BARRIER));
    }

    /**
     * Creates a barrier for {@code parties} threads, of which the last to arrive runs {@code action} before any
     * continues.
     */
    public Barrier(int parties, TaskAction action) {
        this(parties, action, PendingReply.NO_LIMIT, SyncObject.next(SyncKind.BARRIER));
    }

    /** Creates a barrier like {@link #Barrier(int, TaskAction)} with a default timeout of {@link #await()}. */
    public Barrier(int parties, TaskAction action, Duration timeout) {
        this(parties, action, nanos(timeout), SyncObject.next(SyncKind.BARRIER));
    }

    /** Creates a barrier like {@link #Barrier(int)} with a default timeout of {@link #await()}. */
    public Barrier(int parties, Duration timeout) {
        this(parties, null, nanos(timeout), SyncObject.next(SyncKind.BARRIER));
    }

    /** Creates a named barrier, see {@link #Barrier(int)}. */
    public Barrier(int parties, String name) {
        this(parties, null, PendingReply.NO_LIMIT, SyncObject.next(SyncKind.BARRIER, name));
    }

    private Barrier(int parties, @Nullable TaskAction action, long nanos, SyncObject object) {
        this(new LocalRoute(new BarrierState(object, checked(parties), action != null)), parties, action, nanos);
    }

    private Barrier(Route route, int parties, @Nullable TaskAction action, long nanos) {
        super(route);
        this.parties = parties;
        this.action = action;
        this.nanos = nanos;
    }

    private static int checked(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("A barrier needs at least 1 party, not " + parties);
        }
        return parties;
    }

    /**
     * Waits until all parties have arrived. This is Python's {@code wait}, a name that Java reserves.
     *
     * @return a number from 0, different for each party of this round
     * @throws BrokenBarrierException if the barrier is broken, or breaks meanwhile
     */
    @CanIgnoreReturnValue
    public int await() throws InterruptedException, BrokenBarrierException {
        return await(nanos);
    }

    /** Waits like {@link #await()}, but breaks the barrier, also for the caller, when {@code timeout} has elapsed. */
    public int await(Duration timeout) throws InterruptedException, BrokenBarrierException {
        return await(nanos(timeout));
    }

    private int await(long limit) throws InterruptedException, BrokenBarrierException {
        // A caller that must not wait still counts as arrived if it is the last.
        Reply answer = await(Operation.ARRIVE, Math.max(limit, 1));
        if (answer.isDone() && answer.amount() == BarrierState.ACT) {
            act();
            answer = ask(Operation.ACTED);
        }
        if (!answer.isDone()) {
            throw new BrokenBarrierException(name() + " is broken");
        }
        return (int) answer.amount();
    }

    private void act() throws BrokenBarrierException {
        try {
            Optional.ofNullable(action).orElseThrow().run();
        } catch (Throwable e) {
            ask(Operation.FAILED);
            if (e instanceof Error error) {
                throw error;
            }
            BrokenBarrierException broken = new BrokenBarrierException(name() + " is broken: its action threw " + e);
            broken.initCause(e);
            throw broken;
        }
    }

    /** Breaks the barrier. */
    public void abort() {
        ask(Operation.ABORT);
    }

    /** Resets the barrier to its initial state; waiting threads find it broken. */
    public void reset() {
        ask(Operation.RESET);
    }

    /** Returns how many parties must arrive. */
    public int parties() {
        return parties;
    }

    /** Returns how many parties have arrived and wait. */
    public int waiting() {
        return (int) ask(Operation.WAITING).amount();
    }

    /** Returns whether it is broken. */
    public boolean isBroken() {
        return ask(Operation.IS_BROKEN).isTrue();
    }

    @Override
    Object ticket(Address address) throws IOException {
        return new Ticket(address, parties, action, nanos);
    }

    private record Ticket(
            Address address, int parties, @Nullable TaskAction action, long nanos) implements Serializable {
        Object readResolve() {
            return new Barrier(Route.to(address), parties, action, nanos);
        }
    }
}
