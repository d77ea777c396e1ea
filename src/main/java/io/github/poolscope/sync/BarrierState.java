package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A barrier: the parties that have arrived, and whether it is broken.
 *
 * <p>If there is an action, the last party to arrive is told to run it, and sends another request when it has; until
 * then no party continues, and a party that arrives meanwhile belongs to the next round.
 */
final class BarrierState extends PrimitiveState {
    /** The reply to the party that must run the action. */
    static final long ACT = -1;

    private final int parties;
    private final boolean hasAction;
    private final List<ReceivedRequest> arrived = new ArrayList<>();
    private final Deque<ReceivedRequest> early = new ArrayDeque<>();
    /** The call that was told to run the action; null if no action is running. */
    private @Nullable ReceivedRequest acting;

    private boolean broken;

    BarrierState(SyncObject object, int parties, boolean hasAction) {
        super(object, new Object(), new RecordedObject(object, parties));
        this.parties = parties;
        this.hasAction = hasAction;
    }

    @Override
    void perform(ReceivedRequest call) {
        switch (call.request.operation()) {
            case ARRIVE -> arrive(call);
            case ACTED -> acted(call);
            case FAILED, ABORT -> {
                breakUp(call.client);
                call.answer(Reply.DONE);
            }
            case RESET -> reset(call);
            case WAITING -> call.answer(Reply.amount(broken ? 0 : arrived.size()));
            case IS_BROKEN -> call.answer(Reply.truth(broken));
            default -> call.answer(unknown(call));
        }
    }

    private void arrive(ReceivedRequest call) {
        if (broken) {
            call.answer(Reply.BROKEN);
        } else if (acting != null) {
            early.add(call);
        } else {
            happened(SyncAction.ARRIVED, call, arrived.size());
            if (arrived.size() + 1 < parties) {
                arrived.add(call);
                happened(SyncAction.WAITS, call, 0);
            } else if (hasAction) {
                acting = call;
                call.answer(Reply.amount(ACT));
            } else {
                arrived.add(call);
                pass(call);
            }
        }
    }

    private void acted(ReceivedRequest call) {
        if (acting == null || !acting.isOfSameThread(call)) {
            call.answer(Reply.BROKEN);
            return;
        }
        acting = null;
        call.answer(Reply.amount(arrived.size()));
        pass(call);
    }

    private void pass(ReceivedRequest last) {
        happened(SyncAction.PASSED, last, parties);
        List<ReceivedRequest> all = List.copyOf(arrived);
        arrived.clear();
        for (int index = 0; index < all.size(); index++) {
            all.get(index).answer(Reply.amount(index));
        }
        for (int left = early.size(); left > 0 && acting == null; left--) {
            arrive(early.remove());
        }
    }

    private void breakUp(ClientProcess client) {
        if (!broken) {
            broken = true;
            happened(SyncAction.BROKEN, client, arrived.size());
        }
        sendAway();
    }

    private void sendAway() {
        acting = null;
        arrived.forEach(call -> call.answer(Reply.BROKEN));
        early.forEach(call -> call.answer(Reply.BROKEN));
        arrived.clear();
        early.clear();
    }

    private void reset(ReceivedRequest call) {
        sendAway();
        broken = false;
        happened(SyncAction.RESET, call, 0);
        call.answer(Reply.DONE);
    }

    /** Breaks the barrier for all; but a round whose parties have all arrived can't be left. */
    @Override
    void withdraw(ReceivedRequest call) {
        if (early.remove(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
            call.answer(Reply.NOT_NOW);
        } else if (acting == null && arrived.remove(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
            call.answer(Reply.NOT_NOW);
            breakUp(call.client);
        }
    }

    @Override
    void lost(ClientProcess client) {
        early.removeIf(call -> call.isFrom(client));
        boolean breaks = acting == null ? arrived.removeIf(call -> call.isFrom(client)) : acting.isFrom(client);
        if (breaks) {
            breakUp(client);
        }
    }
}
