package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A condition between processes with its lock, like Python's {@code multiprocessing.Condition}. Not {@code
 * java.util.concurrent.locks.Condition}, which is for the threads of one JVM.
 *
 * <p>Callers must hold the {@link #lock} to wait or to notify. Waiting releases the lock and acquires it again before
 * it returns, also after a timeout or an interrupt. A process that dies while it waits no longer counts.
 */
public final class Condition extends Primitive {
    private static final long serialVersionUID = 1L;

    private final transient Lock lock;

    /** Creates a condition with its own {@link RLock}. */
    public Condition() {
        this(new RLock());
    }

    /**
     * Creates a condition with that lock.
     *
     * @throws IllegalArgumentException if another process created the lock
     */
    public Condition(Lock lock) {
        this(lock, SyncObject.next(SyncKind.CONDITION));
    }

    /** Creates a condition with its own {@link RLock}, both with that name. */
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

    /** Returns the lock. */
    public Lock lock() {
        return lock;
    }

    /**
     * Releases the lock, waits for a notification, and acquires the lock again. This is Python's {@code wait}, a name
     * that Java reserves.
     *
     * @throws IllegalStateException if the caller does not hold the lock
     */
    public void await() throws InterruptedException {
        await(Operation.WAIT, PendingReply.NO_LIMIT);
    }

    /**
     * Waits like {@link #await()}, but at most {@code timeout} for the notification.
     *
     * @return whether there was a notification
     */
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Operation.WAIT, nanos(timeout)).isDone();
    }

    /**
     * Waits until {@code predicate} is true, but at most {@code timeout}. The predicate is called with the lock held,
     * first and after each notification. Like Python's {@code wait_for}.
     *
     * @return the last result of the predicate
     */
    public boolean awaitUntil(BooleanSupplier predicate, Duration timeout) throws InterruptedException {
        long limit = nanos(timeout);
        long begin = System.nanoTime();
        boolean holds = predicate.getAsBoolean();
        while (!holds) {
            long left = limit == PendingReply.NO_LIMIT ? limit : limit - (System.nanoTime() - begin);
            if (left <= 0) {
                return false;
            }
            await(Operation.WAIT, left);
            holds = predicate.getAsBoolean();
        }
        return true;
    }

    /**
     * Wakes one waiting caller, if there is one, like Python's {@code notify}.
     *
     * @throws IllegalStateException if the caller does not hold the lock
     */
    public void signal() {
        signal(1);
    }

    /**
     * Wakes up to {@code most} waiting callers.
     *
     * @throws IllegalStateException if the caller does not hold the lock
     */
    public void signal(int most) {
        ask(Operation.NOTIFY, most);
    }

    /**
     * Wakes all waiting callers, like Python's {@code notify_all}.
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
