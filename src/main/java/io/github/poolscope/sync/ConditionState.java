package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import java.util.ArrayDeque;
import java.util.Deque;

/** Who waits for a notice, having let go of the lock meanwhile. Shares the lock's monitor. */
final class ConditionState extends Resident {
    private final LockState lock;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /** Somebody who had the lock that many times and is to have it again. */
    private record Waiting(Call call, int held) {}

    ConditionState(SyncObject object, LockState lock) {
        super(object, lock.monitor);
        this.lock = lock;
    }

    @Override
    void perform(Call call) {
        switch (call.request.operation()) {
            case WAIT -> await(call);
            case NOTIFY -> notice(call);
            default -> call.answer(unknown(call));
        }
    }

    private void await(Call call) {
        if (!lock.isHeldBy(call)) {
            call.answer(Answer.refused("must acquire() condition before using wait()"));
            return;
        }
        Waiting one = new Waiting(call, lock.releaseAll(call));
        happened(SyncAction.WAITS, call, 0);
        if (call.request.mayWait()) {
            waiting.add(one);
        } else {
            lock.enqueue(call, one.held, Answer.NOT_NOW);
        }
    }

    private void notice(Call call) {
        if (!lock.isHeldBy(call)) {
            call.answer(Answer.refused("lock is not owned"));
            return;
        }
        long woken = Math.min(call.request.amount(), waiting.size());
        happened(SyncAction.NOTIFIED, call, woken);
        for (long left = woken; left > 0; left--) {
            Waiting one = waiting.remove();
            lock.enqueue(one.call, one.held, Answer.DONE);
        }
        call.answer(Answer.amount(woken));
    }

    /** The one who gives up gets the lock back before it is answered. */
    @Override
    void withdraw(Call call) {
        for (Waiting one : waiting) {
            if (one.call == call) {
                waiting.remove(one);
                happened(SyncAction.GAVE_UP, call, 0);
                lock.enqueue(call, one.held, Answer.NOT_NOW);
                return;
            }
        }
    }

    @Override
    void lost(Party party) {
        waiting.removeIf(one -> one.call.isFrom(party));
        lock.lost(party);
    }
}
