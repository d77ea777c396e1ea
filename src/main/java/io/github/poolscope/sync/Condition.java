package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A condition between processes with its lock, as Python's {@code multiprocessing.Condition}. Not
 * {@code java.util.concurrent.locks.Condition}, which is for the threads of one JVM.
 *
 * <p>Those who wait or notify hold the {@link #lock}, which waiting lets go and takes again before it returns, also when
 * its time is up or it is interrupted. A process that dies while it waits is forgotten.
 */
public final class Condition extends Primitive {
    private static final long serialVersionUID = 1L;

    private final transient Lock lock;

    /** A condition with an {@link RLock} of its own. */
    public Condition() {
        this(new RLock());
    }

    /**
     * A condition with that lock.
     *
     * @throws IllegalArgumentException if another process has made the lock
     */
    public Condition(Lock lock) {
        this(lock, SyncObject.next(SyncKind.CONDITION));
    }

    /** A condition with an {@link RLock} of its own, both of that name. */
    public Condition(String name) {
        this(new RLock(name), SyncObject.next(SyncKind.CONDITION, name));
    }

    private Condition(Lock lock, SyncObject object) {
        this(new LocalRoute(new ConditionState(object, state(lock))), lock);
    }

    private Condition(Route route, Lock lock) {
        super(route);
        this.lock = lock;
    }

    private static LockState state(Lock lock) {
        if (lock.route() instanceof LocalRoute here && here.resident() instanceof LockState state) {
            return state;
        }
        throw new IllegalArgumentException(
                "A condition is made in the process that made its lock: " + lock + " is another's");
    }

    /** The lock. */
    public Lock lock() {
        return lock;
    }

    /**
     * Lets the lock go, waits for a notice, and takes the lock again. Python's {@code wait}, which is a name that Java has
     * taken.
     *
     * @throws IllegalStateException if the caller does not hold the lock
     */
    public void await() throws InterruptedException {
        Reply unused = await(Operation.WAIT, PendingReply.FOR_EVER);
    }

    /**
     * As {@link #await()}, but waits for the notice no longer than {@code timeout}.
     *
     * @return whether there was a notice
     */
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Operation.WAIT, nanos(timeout)).isDone();
    }

    /**
     * Waits until {@code predicate}, which is asked with the lock held, at first and after each notice; but not longer than
     * {@code timeout}. Python's {@code wait_for}.
     *
     * @return what the predicate said last
     */
    public boolean awaitUntil(BooleanSupplier predicate, Duration timeout) throws InterruptedException {
        long limit = nanos(timeout);
        long begin = System.nanoTime();
        boolean holds = predicate.getAsBoolean();
        while (!holds) {
            long left = limit == PendingReply.FOR_EVER ? limit : limit - (System.nanoTime() - begin);
            if (left <= 0) {
                return false;
            }
            Reply unused = await(Operation.WAIT, left);
            holds = predicate.getAsBoolean();
        }
        return true;
    }

    /**
     * Wakes one that waits, if there is one. Python's {@code notify}.
     *
     * @throws IllegalStateException if the caller does not hold the lock
     */
    public void signal() {
        signal(1);
    }

    /**
     * Wakes that many that wait, or all if there are fewer.
     *
     * @throws IllegalStateException if the caller does not hold the lock
     */
    public void signal(int most) {
        Reply unused = ask(Operation.NOTIFY, most);
    }

    /**
     * Wakes all that wait. Python's {@code notify_all}.
     *
     * @throws IllegalStateException if the caller does not hold the lock
     */
    public void signalAll() {
        signal(Integer.MAX_VALUE);
    }

    @Override
    Object ticket(Address address) {
        return new Ticket(address, lock);
    }

    private record Ticket(Address address, Lock lock) implements Serializable {
        Object readResolve() {
            return new Condition(Route.to(address), lock);
        }
    }
}
