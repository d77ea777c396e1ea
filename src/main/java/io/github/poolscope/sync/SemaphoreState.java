package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import java.util.ArrayDeque;
import java.util.Deque;

/** A number of permits, which has a bound or not. */
final class SemaphoreState extends Resident {
    private final long bound;
    private final boolean bounded;
    private final Deque<Call> waiting = new ArrayDeque<>();
    /** Of permits that are given back for a process that dies. */
    private final Holdings held = new Holdings();

    private long permits;

    SemaphoreState(SyncObject object, long permits, boolean bounded) {
        super(object, new Object());
        this.permits = permits;
        this.bounded = bounded;
        bound = bounded ? permits : Long.MAX_VALUE;
    }

    @Override
    void perform(Call call) {
        switch (call.request.operation()) {
            case ACQUIRE -> acquire(call);
            case RELEASE -> release(call);
            case VALUE -> call.answer(Answer.amount(permits));
            default -> call.answer(unknown(call));
        }
    }

    private void acquire(Call call) {
        if (permits > 0) {
            grant(call);
        } else {
            waitIn(waiting, call);
        }
    }

    private void grant(Call call) {
        permits--;
        if (bounded) {
            held.add(call.party);
        }
        happened(SyncAction.ACQUIRED, call, permits);
        call.answer(Answer.DONE);
    }

    private void release(Call call) {
        if (permits >= bound) {
            call.answer(Answer.refused(LockState.TOO_OFTEN));
            return;
        }
        permits++;
        if (bounded) {
            held.giveBack(call.party);
        }
        happened(SyncAction.RELEASED, call, permits);
        call.answer(Answer.DONE);
        serve();
    }

    private void serve() {
        while (permits > 0 && !waiting.isEmpty()) {
            grant(waiting.remove());
        }
    }

    @Override
    void withdraw(Call call) {
        leave(waiting, call);
    }

    @Override
    void lost(Party party) {
        waiting.removeIf(call -> call.isFrom(party));
        long kept = held.lost(party, 0);
        if (kept > 0) {
            permits += kept;
            happened(SyncAction.ABANDONED, party, kept);
            serve();
        }
    }
}
