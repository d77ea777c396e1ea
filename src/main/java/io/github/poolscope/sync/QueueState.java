package io.github.poolscope.sync;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.Trace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A queue: its items, and the number of items put and not done yet. */
final class QueueState extends PrimitiveState implements ItemStore.Listener {
    private final ItemStore store;
    private final boolean joinable;
    private final Deque<ReceivedRequest> joining = new ArrayDeque<>();
    /** The items that each process has taken and not done; empty if the queue can't be joined. */
    private final Holdings inHand = new Holdings();

    private long unfinished;

    /**
     * @param most the capacity; 0 for no limit
     */
    QueueState(SyncObject object, int most, boolean joinable) {
        super(object, new Object(), new RecordedObject(object, most == 0 ? Trace.NONE : most));
        this.joinable = joinable;
        store = new ItemStore((items, bytes) -> most == 0 || items < most, this);
    }

    @Override
    void perform(ReceivedRequest call) {
        switch (call.request.operation()) {
            case PUT -> waitsIf(store.put(call), call, Awaited.ROOM);
            case GET -> waitsIf(store.take(call), call, Awaited.ITS_TURN);
            case IS_FULL -> call.answer(Reply.truth(store.isFull()));
            case SIZE -> call.answer(Reply.amount(store.size()));
            case TASK_DONE -> taskDone(call);
            case JOIN -> join(call);
            default -> call.answer(unknown(call));
        }
    }

    private void waitsIf(boolean waits, ReceivedRequest call, Awaited what) {
        if (waits) {
            happened(SyncAction.WAITS, call, what.amount());
        }
    }

    @Override
    public void put(ReceivedRequest by, byte[] item) {
        unfinished++;
        happened(SyncAction.PUT, by, store.size());
    }

    @Override
    public void taken(ReceivedRequest by, byte[] item) {
        if (joinable) {
            inHand.add(by.client);
        }
        happened(SyncAction.GOT, by, store.size());
    }

    private void taskDone(ReceivedRequest call) {
        if (unfinished == 0) {
            call.answer(Reply.refused("task_done() called too many times"));
            return;
        }
        unfinished--;
        inHand.giveBack(call.client);
        happened(SyncAction.TASK_DONE, call, unfinished);
        call.answer(Reply.DONE);
        releaseIfDone();
    }

    private void join(ReceivedRequest call) {
        if (unfinished == 0) {
            call.answer(Reply.DONE);
        } else {
            waitIn(joining, call, Awaited.ALL_DONE);
        }
    }

    private void releaseIfDone() {
        if (unfinished == 0) {
            joining.forEach(call -> call.answer(Reply.DONE));
            joining.clear();
        }
    }

    @Override
    void withdraw(ReceivedRequest call) {
        if (store.withdraw(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
        } else {
            leave(joining, call);
        }
    }

    @Override
    void acknowledged(ReceivedRequest call) {
        store.acknowledged(call);
    }

    @Override
    void lost(ClientProcess client) {
        joining.removeIf(call -> call.isFrom(client));
        List<ReceivedRequest> unserved = store.lost(client);
        if (!unserved.isEmpty()) {
            happened(SyncAction.RETURNED, client, store.size());
        }
        long undone = joinable ? inHand.lost(client, unserved.size()) : 0;
        if (undone > 0) {
            unfinished -= undone;
            happened(SyncAction.ABANDONED, client, undone);
            releaseIfDone();
        }
        store.settle();
    }
}
