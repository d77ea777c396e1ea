package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import java.util.ArrayDeque;
import java.util.Deque;

/** A flag, and who waits until it is set. */
final class EventState extends Resident {
    private final Deque<Call> waiting = new ArrayDeque<>();
    private boolean set;

    EventState(SyncObject object) {
        super(object, new Object());
    }

    @Override
    void perform(Call call) {
        switch (call.request.operation()) {
            case SET -> set(call);
            case CLEAR -> {
                set = false;
                happened(SyncAction.CLEARED, call, 0);
                call.answer(Answer.DONE);
            }
            case IS_SET -> call.answer(Answer.truth(set));
            case AWAIT -> await(call);
            default -> call.answer(unknown(call));
        }
    }

    private void set(Call call) {
        set = true;
        happened(SyncAction.SET, call, 0);
        call.answer(Answer.DONE);
        waiting.forEach(one -> one.answer(Answer.DONE));
        waiting.clear();
    }

    private void await(Call call) {
        if (set) {
            call.answer(Answer.DONE);
        } else {
            waitIn(waiting, call);
        }
    }

    @Override
    void withdraw(Call call) {
        leave(waiting, call);
    }

    @Override
    void lost(Party party) {
        waiting.removeIf(call -> call.isFrom(party));
    }
}
