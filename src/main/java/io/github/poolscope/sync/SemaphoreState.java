package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A number of permits, which has a bound or not. */
final class SemaphoreState extends Resident {
    private final long bound;
    private final boolean bounded;
    private final Deque<Call> waiting = new ArrayDeque<>();
    /** How many permits each process has; kept of those that are given back for a process that dies. */
    private final Map<Party, Integer> held = new HashMap<>();

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
            held.merge(call.party, 1, Integer::sum);
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
        held.computeIfPresent(call.party, (party, count) -> count > 1 ? count - 1 : null);
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
        Integer kept = held.remove(party);
        if (kept != null) {
            // Others may have released for it.
            permits = Math.min(bound, permits + kept);
            happened(SyncAction.ABANDONED, party, kept);
            serve();
        }
    }
}
