package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.Trace;
import java.util.ArrayDeque;
import java.util.Deque;

/** The callers that wait for a notification and have released the lock meanwhile. Shares the lock's monitor. */
final class ConditionState extends PrimitiveState {
    private final LockState lock;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /** A waiting caller, and how many times it held the lock and must hold it again. */
    private record Waiting(ReceivedRequest call, int held) {}

    ConditionState(SyncObject object, LockState lock) {
        super(object, lock.monitor, new RecordedObject(object, Trace.NONE));
        this.lock = lock;
    }

    @Override
    void perform(ReceivedRequest call) {
        switch (call.request.operation()) {
            case WAIT -> await(call);
            case NOTIFY -> notice(call);
            default -> call.answer(unknown(call));
        }
    }

    private void await(ReceivedRequest call) {
        if (!lock.isHeldBy(call)) {
            call.answer(Reply.refused("must acquire() condition before using wait()"));
            return;
        }
        Waiting one = new Waiting(call, lock.releaseAll(call));
        happened(SyncAction.WAITS, call, 0);
        if (call.request.mayWait()) {
            waiting.add(one);
        } else {
            lock.enqueue(call, one.held, Reply.NOT_NOW);
        }
    }

    private void notice(ReceivedRequest call) {
        if (!lock.isHeldBy(call)) {
            call.answer(Reply.refused("lock is not owned"));
            return;
        }
        long woken = Math.min(call.request.amount(), waiting.size());
        happened(SyncAction.NOTIFIED, call, woken);
        for (long left = woken; left > 0; left--) {
            Waiting one = waiting.remove();
            lock.enqueue(one.call, one.held, Reply.DONE);
        }
        call.answer(Reply.amount(woken));
    }

    /** A caller that withdraws gets the lock back before it is answered. */
    @Override
    void withdraw(ReceivedRequest call) {
        for (Waiting one : waiting) {
            if (one.call == call) {
                waiting.remove(one);
                happened(SyncAction.GAVE_UP, call, 0);
                lock.enqueue(call, one.held, Reply.NOT_NOW);
                return;
            }
        }
    }

    @Override
    void lost(ClientProcess client) {
        waiting.removeIf(one -> one.call.isFrom(client));
        lock.lost(client);
    }
}
