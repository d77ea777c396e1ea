package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A barrier: who has arrived, and whether it is broken.
 *
 * <p>The party that arrives last is told to run the action, where there is one, and asks again when it has; until then
 * nobody passes, and who arrives meanwhile belongs to the next round.
 */
final class BarrierState extends Resident {
    /** What the party is answered that is to run the action. */
    static final long ACT = -1;

    private final int parties;
    private final boolean hasAction;
    private final List<Call> arrived = new ArrayList<>();
    private final Deque<Call> early = new ArrayDeque<>();
    /** The call that was told to run the action; null if none is being run. */
    private @Nullable Call acting;

    private boolean broken;

    BarrierState(SyncObject object, int parties, boolean hasAction) {
        super(object, new Object());
        this.parties = parties;
        this.hasAction = hasAction;
    }

    @Override
    void perform(Call call) {
        switch (call.request.operation()) {
            case ARRIVE -> arrive(call);
            case ACTED -> acted(call);
            case FAILED, ABORT -> {
                breakUp(call.party);
                call.answer(Answer.DONE);
            }
            case RESET -> reset(call);
            case WAITING -> call.answer(Answer.amount(broken ? 0 : arrived.size()));
            case IS_BROKEN -> call.answer(Answer.truth(broken));
            default -> call.answer(unknown(call));
        }
    }

    private void arrive(Call call) {
        if (broken) {
            call.answer(Answer.BROKEN);
        } else if (acting != null) {
            early.add(call);
        } else {
            happened(SyncAction.ARRIVED, call, arrived.size());
            if (arrived.size() + 1 < parties) {
                arrived.add(call);
                happened(SyncAction.WAITS, call, 0);
            } else if (hasAction) {
                acting = call;
                call.answer(Answer.amount(ACT));
            } else {
                arrived.add(call);
                pass(call);
            }
        }
    }

    private void acted(Call call) {
        if (acting == null || !acting.isOfSameThread(call)) {
            call.answer(Answer.BROKEN);
            return;
        }
        acting = null;
        call.answer(Answer.amount(arrived.size()));
        pass(call);
    }

    private void pass(Call last) {
        happened(SyncAction.PASSED, last, parties);
        List<Call> all = List.copyOf(arrived);
        arrived.clear();
        for (int index = 0; index < all.size(); index++) {
            all.get(index).answer(Answer.amount(index));
        }
        for (int left = early.size(); left > 0 && acting == null; left--) {
            arrive(early.remove());
        }
    }

    private void breakUp(Party party) {
        if (!broken) {
            broken = true;
            happened(SyncAction.BROKEN, party, arrived.size());
        }
        sendAway();
    }

    private void sendAway() {
        acting = null;
        arrived.forEach(call -> call.answer(Answer.BROKEN));
        early.forEach(call -> call.answer(Answer.BROKEN));
        arrived.clear();
        early.clear();
    }

    private void reset(Call call) {
        sendAway();
        broken = false;
        happened(SyncAction.RESET, call, 0);
        call.answer(Answer.DONE);
    }

    /** The one who gives up breaks the barrier for all; but nobody can give up a round whose parties have all arrived. */
    @Override
    void withdraw(Call call) {
        if (early.remove(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
            call.answer(Answer.NOT_NOW);
        } else if (acting == null && arrived.remove(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
            call.answer(Answer.NOT_NOW);
            breakUp(call.party);
        }
    }

    @Override
    void lost(Party party) {
        early.removeIf(call -> call.isFrom(party));
        boolean breaks = acting == null ? arrived.removeIf(call -> call.isFrom(party)) : acting.isFrom(party);
        if (breaks) {
            breakUp(party);
        }
    }
}
