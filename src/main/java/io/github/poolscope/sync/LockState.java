package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.Trace;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A lock, re-entrant or not. */
final class LockState extends PrimitiveState {
    static final String TOO_OFTEN = "semaphore or lock released too many times";
    private static final String NOT_OWNED = "attempt to release recursive lock not owned by thread";

    private final boolean reentrant;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** The call that got the lock; null while it is free. */
    private @Nullable ReceivedRequest holder;

    private int count;
    private long abandonedBy;

    /** A caller that waits for the lock, how many times it will hold it, and the reply that it gets then. */
    private record Waiting(ReceivedRequest call, int count, Reply answer) {}

    LockState(SyncObject object, boolean reentrant) {
        super(object, new Object(), new RecordedObject(object, Trace.NONE));
        this.reentrant = reentrant;
    }

    @Override
    void perform(ReceivedRequest call) {
        switch (call.request.operation()) {
            case ACQUIRE -> acquire(call);
            case RELEASE -> release(call);
            case ABANDONED_BY -> call.answer(Reply.amount(abandonedBy));
            default -> call.answer(unknown(call));
        }
    }

    private void acquire(ReceivedRequest call) {
        if (reentrant && isHeldBy(call)) {
            count++;
            happened(SyncAction.ACQUIRED, call, count);
            call.answer(Reply.DONE);
        } else if (holder == null) {
            grant(new Waiting(call, 1, Reply.DONE));
        } else if (call.request.mayWait()) {
            enqueue(call, 1, Reply.DONE);
        } else {
            call.answer(Reply.NOT_NOW);
        }
    }

    /** Gives the lock to the caller {@code times} times when it is its turn, and replies then. */
    void enqueue(ReceivedRequest call, int times, Reply answer) {
        waiting.add(new Waiting(call, times, answer));
        if (holder == null) {
            next();
        } else {
            happened(SyncAction.WAITS, call, 0);
        }
    }

    private void grant(Waiting to) {
        holder = to.call;
        count = to.count;
        happened(SyncAction.ACQUIRED, to.call, count);
        to.call.answer(to.answer);
    }

    private void release(ReceivedRequest call) {
        if (reentrant ? !isHeldBy(call) : holder == null) {
            call.answer(Reply.refused(reentrant ? NOT_OWNED : TOO_OFTEN));
            return;
        }
        count--;
        happened(SyncAction.RELEASED, call, count);
        call.answer(Reply.DONE);
        if (count == 0) {
            abandonedBy = 0;
            next();
        }
    }

    /**
     * Returns whether the caller may act as the lock's holder: compares threads for a re-entrant lock, otherwise
     * processes.
     */
    boolean isHeldBy(ReceivedRequest call) {
        return holder != null && (reentrant ? holder.isOfSameThread(call) : holder.isFrom(call.client));
    }

    /** Releases the lock completely; returns how many times the caller held it. */
    int releaseAll(ReceivedRequest call) {
        int times = count;
        count = 0;
        happened(SyncAction.RELEASED, call, 0);
        abandonedBy = 0;
        next();
        return times;
    }

    private void next() {
        holder = null;
        Waiting first = waiting.poll();
        if (first != null) {
            grant(first);
        }
    }

    @Override
    void withdraw(ReceivedRequest call) {
        if (waiting.removeIf(one -> one.call == call)) {
            happened(SyncAction.GAVE_UP, call, 0);
            call.answer(Reply.NOT_NOW);
        }
    }

    @Override
    void lost(ClientProcess client) {
        waiting.removeIf(one -> one.call.isFrom(client));
        if (holder != null && holder.isFrom(client)) {
            happened(SyncAction.ABANDONED, client, count);
            count = 0;
            abandonedBy = client.pid();
            next();
        }
    }
}
