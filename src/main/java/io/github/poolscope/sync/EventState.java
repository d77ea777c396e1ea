package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.Trace;
import java.util.ArrayDeque;
import java.util.Deque;

/** A flag, and the callers that wait until it is set. */
final class EventState extends PrimitiveState {
    private final Deque<ReceivedRequest> waiting = new ArrayDeque<>();
    private boolean set;

    EventState(SyncObject object) {
        super(object, new Object(), new RecordedObject(object, Trace.NONE));
    }

    @Override
    void perform(ReceivedRequest call) {
        switch (call.request.operation()) {
            case SET -> set(call);
            case CLEAR -> {
                set = false;
                happened(SyncAction.CLEARED, call, 0);
                call.answer(Reply.DONE);
            }
            case IS_SET -> call.answer(Reply.truth(set));
            case AWAIT -> await(call);
            default -> call.answer(unknown(call));
        }
    }

    private void set(ReceivedRequest call) {
        set = true;
        happened(SyncAction.SET, call, 0);
        call.answer(Reply.DONE);
        waiting.forEach(one -> one.answer(Reply.DONE));
        waiting.clear();
    }

    private void await(ReceivedRequest call) {
        if (set) {
            call.answer(Reply.DONE);
        } else {
            waitIn(waiting, call);
        }
    }

    @Override
    void withdraw(ReceivedRequest call) {
        leave(waiting, call);
    }

    @Override
    void lost(ClientProcess client) {
        waiting.removeIf(call -> call.isFrom(client));
    }
}
