package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import java.util.ArrayDeque;
import java.util.Deque;

/** A number of permits, with or without an upper bound. */
final class SemaphoreState extends PrimitiveState {
    private final long bound;
    private final boolean bounded;
    private final Deque<ReceivedRequest> waiting = new ArrayDeque<>();
    /** The permits that each process holds, which are returned if it dies. */
    private final Holdings held = new Holdings();

    private long permits;

    SemaphoreState(SyncObject object, long permits, boolean bounded) {
        super(object, new Object(), new RecordedObject(object, (int) Math.min(permits, Integer.MAX_VALUE)));
        this.permits = permits;
        this.bounded = bounded;
        bound = bounded ? permits : Long.MAX_VALUE;
    }

    @Override
    void perform(ReceivedRequest call) {
        switch (call.request.operation()) {
            case ACQUIRE -> acquire(call);
            case RELEASE -> release(call);
            case VALUE -> call.answer(Reply.amount(permits));
            default -> call.answer(unknown(call));
        }
    }

    private void acquire(ReceivedRequest call) {
        if (permits > 0) {
            grant(call);
        } else {
            waitIn(waiting, call);
        }
    }

    private void grant(ReceivedRequest call) {
        permits--;
        if (bounded) {
            held.add(call.client);
        }
        happened(SyncAction.ACQUIRED, call, permits);
        call.answer(Reply.DONE);
    }

    private void release(ReceivedRequest call) {
        if (permits >= bound) {
            call.answer(Reply.refused(LockState.TOO_OFTEN));
            return;
        }
        permits++;
        if (bounded) {
            held.giveBack(call.client);
        }
        happened(SyncAction.RELEASED, call, permits);
        call.answer(Reply.DONE);
        serve();
    }

    private void serve() {
        while (permits > 0 && !waiting.isEmpty()) {
            grant(waiting.remove());
        }
    }

    @Override
    void withdraw(ReceivedRequest call) {
        leave(waiting, call);
    }

    @Override
    void lost(ClientProcess client) {
        waiting.removeIf(call -> call.isFrom(client));
        long kept = held.lost(client, 0);
        if (kept > 0) {
            permits += kept;
            happened(SyncAction.ABANDONED, client, kept);
            serve();
        }
    }
}
