package io.github.poolscope.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items in their order, and the callers that wait to put or to take one, first come first served. Guarded by the
 * monitor of its primitive.
 *
 * <p>An item sent to another process is kept until that process confirms its arrival. If the process dies before, the
 * item goes back to its place; no code of that process has seen it.
 */
final class ItemStore {
    /** Decides whether there is room for one more item. */
    @FunctionalInterface
    interface Limit {
        boolean admits(int items, long bytes);
    }

    /** Called for each item that goes in or out, before the waiting caller is answered. */
    interface Listener {
        void put(ReceivedRequest by, byte[] item);

        void taken(ReceivedRequest by, byte[] item);
    }

    private final Limit limit;
    private final Listener listener;
    private final Deque<byte[]> items = new ArrayDeque<>();
    private final Deque<ReceivedRequest> putting = new ArrayDeque<>();
    private final Deque<ReceivedRequest> taking = new ArrayDeque<>();
    private final Deque<ReceivedRequest> polling = new ArrayDeque<>();
    private final Map<ReceivedRequest, byte[]> onTheWay = new LinkedHashMap<>();
    private long bytes;
    private boolean ended;
    private boolean cutOff;

    ItemStore(Limit limit, Listener listener) {
        this.limit = limit;
        this.listener = listener;
    }

    int size() {
        return items.size();
    }

    boolean isFull() {
        return !limit.admits(items.size(), bytes);
    }

    /** Puts an item; returns whether the caller has to wait. */
    boolean put(ReceivedRequest call) {
        if (cutOff) {
            call.answer(Reply.BROKEN);
        } else if (putting.isEmpty() && limit.admits(items.size(), bytes)) {
            accept(call);
            settle();
        } else {
            return wait(call, putting);
        }
        return false;
    }

    /** Takes an item; returns whether the caller has to wait. */
    boolean take(ReceivedRequest call) {
        if (cutOff) {
            call.answer(Reply.CUT_OFF);
        } else if (taking.isEmpty() && !items.isEmpty()) {
            hand(call);
            settle();
        } else if (ended) {
            call.answer(Reply.BROKEN);
        } else {
            return wait(call, taking);
        }
        return false;
    }

    /** Answers when an item can be taken; returns whether the caller has to wait. */
    boolean poll(ReceivedRequest call) {
        if (cutOff) {
            call.answer(Reply.CUT_OFF);
            return false;
        }
        if (!items.isEmpty() || ended) {
            call.answer(Reply.DONE);
            return false;
        }
        return wait(call, polling);
    }

    private static boolean wait(ReceivedRequest call, Deque<ReceivedRequest> line) {
        if (call.request.mayWait()) {
            line.add(call);
            return true;
        }
        call.answer(Reply.NOT_NOW);
        return false;
    }

    /** Ends a caller's wait; returns whether it was waiting. */
    boolean withdraw(ReceivedRequest call) {
        boolean waited = putting.remove(call) || taking.remove(call) || polling.remove(call);
        if (waited) {
            call.answer(Reply.NOT_NOW);
        }
        return waited;
    }

    void acknowledged(ReceivedRequest call) {
        onTheWay.remove(call);
    }

    /** Called when nothing more can be put; existing items can still be taken. */
    void end() {
        ended = true;
        settle();
    }

    /** Called when nothing more can be taken. */
    void cutOff() {
        cutOff = true;
        items.clear();
        bytes = 0;
        putting.forEach(call -> call.answer(Reply.BROKEN));
        putting.clear();
        taking.forEach(call -> call.answer(Reply.CUT_OFF));
        taking.clear();
        polling.forEach(call -> call.answer(Reply.CUT_OFF));
        polling.clear();
    }

    /** Removes the waiting calls of that process without answering them. */
    void withdrawAll(ClientProcess client) {
        putting.removeIf(call -> call.isFrom(client));
        taking.removeIf(call -> call.isFrom(client));
        polling.removeIf(call -> call.isFrom(client));
    }

    /** Puts back the items that did not arrive; returns the calls that had taken them. */
    List<ReceivedRequest> lost(ClientProcess client) {
        withdrawAll(client);
        List<ReceivedRequest> unserved = new ArrayList<>();
        Deque<byte[]> back = new ArrayDeque<>();
        for (Iterator<Map.Entry<ReceivedRequest, byte[]>> all =
                        onTheWay.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<ReceivedRequest, byte[]> one = all.next();
            if (one.getKey().isFrom(client)) {
                all.remove();
                unserved.add(one.getKey());
                back.push(one.getValue());
            }
        }
        back.forEach(item -> {
            items.addFirst(item);
            bytes += item.length;
        });
        return unserved;
    }

    /** Answers the calls that can be answered. */
    void settle() {
        boolean more = true;
        while (more) {
            more = false;
            if (!taking.isEmpty() && !items.isEmpty()) {
                hand(taking.element());
                taking.remove();
                more = true;
            }
            if (!putting.isEmpty() && limit.admits(items.size(), bytes)) {
                accept(putting.element());
                putting.remove();
                more = true;
            }
        }
        if (!items.isEmpty() || ended) {
            polling.forEach(call -> call.answer(Reply.DONE));
            polling.clear();
        }
        if (ended && items.isEmpty()) {
            taking.forEach(call -> call.answer(Reply.BROKEN));
            taking.clear();
        }
    }

    private void accept(ReceivedRequest call) {
        byte[] item = call.request.body();
        items.add(item);
        bytes += item.length;
        listener.put(call, item);
        call.answer(Reply.DONE);
    }

    private void hand(ReceivedRequest call) {
        byte[] item = items.element();
        if (!call.isFrom(ClientProcess.HERE)) {
            onTheWay.put(call, item); // If there is no memory for this, the item stays.
        }
        items.remove();
        bytes -= item.length;
        listener.taken(call, item);
        call.answer(Reply.item(item));
    }
}
