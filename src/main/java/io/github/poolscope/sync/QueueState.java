package io.github.poolscope.sync;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A queue: its items, and how many of those that were put are not done. */
final class QueueState extends Resident implements Store.Listener {
    private final Store store;
    private final boolean joinable;
    private final Deque<Call> joining = new ArrayDeque<>();
    /** The items that each process has taken and not done; empty if nobody can join. */
    private final Holdings inHand = new Holdings();

    private long unfinished;

    /** @param most how many items it holds; 0 for any number */
    QueueState(SyncObject object, int most, boolean joinable) {
        super(object, new Object());
        this.joinable = joinable;
        store = new Store((items, bytes) -> most == 0 || items < most, this);
    }

    @Override
    void perform(Call call) {
        switch (call.request.operation()) {
            case PUT -> waitsIf(store.put(call), call, Awaited.ROOM);
            case GET -> waitsIf(store.take(call), call, Awaited.ITS_TURN);
            case IS_FULL -> call.answer(Answer.truth(store.isFull()));
            case SIZE -> call.answer(Answer.amount(store.size()));
            case TASK_DONE -> taskDone(call);
            case JOIN -> join(call);
            default -> call.answer(unknown(call));
        }
    }

    private void waitsIf(boolean waits, Call call, Awaited what) {
        if (waits) {
            happened(SyncAction.WAITS, call, what.amount());
        }
    }

    @Override
    public void put(Call by, byte[] item) {
        unfinished++;
        happened(SyncAction.PUT, by, store.size());
    }

    @Override
    public void taken(Call by, byte[] item) {
        if (joinable) {
            inHand.add(by.party);
        }
        happened(SyncAction.GOT, by, store.size());
    }

    private void taskDone(Call call) {
        if (unfinished == 0) {
            call.answer(Answer.refused("task_done() called too many times"));
            return;
        }
        unfinished--;
        inHand.giveBack(call.party);
        happened(SyncAction.TASK_DONE, call, unfinished);
        call.answer(Answer.DONE);
        letGoIfDone();
    }

    private void join(Call call) {
        if (unfinished == 0) {
            call.answer(Answer.DONE);
        } else {
            waitIn(joining, call, Awaited.ALL_DONE);
        }
    }

    private void letGoIfDone() {
        if (unfinished == 0) {
            joining.forEach(call -> call.answer(Answer.DONE));
            joining.clear();
        }
    }

    @Override
    void withdraw(Call call) {
        if (store.withdraw(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
        } else {
            leave(joining, call);
        }
    }

    @Override
    void acknowledged(Call call) {
        store.acknowledged(call);
    }

    @Override
    void lost(Party party) {
        joining.removeIf(call -> call.isFrom(party));
        List<Call> unserved = store.lost(party);
        if (!unserved.isEmpty()) {
            happened(SyncAction.RETURNED, party, store.size());
        }
        long undone = joinable ? inHand.lost(party, unserved.size()) : 0;
        if (undone > 0) {
            unfinished -= undone;
            happened(SyncAction.ABANDONED, party, undone);
            letGoIfDone();
        }
        store.settle();
    }
}
