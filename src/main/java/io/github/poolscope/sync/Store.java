package io.github.poolscope.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items in their order, and who waits to put or to take one, first come first served. Guarded by the monitor of the
 * primitive it belongs to.
 *
 * <p>An item that another process takes is kept until that process says that it has it. If it dies before, the item goes
 * back to where it was, and no code of that process has ever seen it.
 */
final class Store {
    /** Says whether there is room for one more. */
    @FunctionalInterface
    interface Limit {
        boolean admits(int items, long bytes);
    }

    /** Is told of each item that goes in or out, before the one who waits for it. */
    interface Listener {
        void put(Call by, byte[] item);

        void taken(Call by, byte[] item);
    }

    private final Limit limit;
    private final Listener listener;
    private final Deque<byte[]> items = new ArrayDeque<>();
    private final Deque<Call> putting = new ArrayDeque<>();
    private final Deque<Call> taking = new ArrayDeque<>();
    private final Deque<Call> polling = new ArrayDeque<>();
    private final Map<Call, byte[]> onTheWay = new LinkedHashMap<>();
    private long bytes;
    private boolean ended;
    private boolean cutOff;

    Store(Limit limit, Listener listener) {
        this.limit = limit;
        this.listener = listener;
    }

    int size() {
        return items.size();
    }

    boolean isFull() {
        return !limit.admits(items.size(), bytes);
    }

    /** Returns whether the caller has to wait. */
    boolean put(Call call) {
        if (cutOff) {
            call.answer(Answer.BROKEN);
        } else if (putting.isEmpty() && limit.admits(items.size(), bytes)) {
            accept(call);
            settle();
        } else {
            return wait(call, putting);
        }
        return false;
    }

    /** Returns whether the caller has to wait. */
    boolean take(Call call) {
        if (cutOff) {
            call.answer(Answer.CUT_OFF);
        } else if (taking.isEmpty() && !items.isEmpty()) {
            hand(call);
            settle();
        } else if (ended) {
            call.answer(Answer.BROKEN);
        } else {
            return wait(call, taking);
        }
        return false;
    }

    /** Returns whether the caller has to wait. */
    boolean poll(Call call) {
        if (cutOff) {
            call.answer(Answer.CUT_OFF);
            return false;
        }
        if (!items.isEmpty() || ended) {
            call.answer(Answer.DONE);
            return false;
        }
        return wait(call, polling);
    }

    private static boolean wait(Call call, Deque<Call> line) {
        if (call.request.mayWait()) {
            line.add(call);
            return true;
        }
        call.answer(Answer.NOT_NOW);
        return false;
    }

    /** Returns whether the call waited. */
    boolean withdraw(Call call) {
        boolean waited = putting.remove(call) || taking.remove(call) || polling.remove(call);
        if (waited) {
            call.answer(Answer.NOT_NOW);
        }
        return waited;
    }

    void acknowledged(Call call) {
        onTheWay.remove(call);
    }

    /** Nothing more will be put; what is there can still be taken. */
    void end() {
        ended = true;
        settle();
    }

    /** Nothing more will be taken. */
    void cutOff() {
        cutOff = true;
        items.clear();
        bytes = 0;
        putting.forEach(call -> call.answer(Answer.BROKEN));
        putting.clear();
        taking.forEach(call -> call.answer(Answer.CUT_OFF));
        taking.clear();
        polling.forEach(call -> call.answer(Answer.CUT_OFF));
        polling.clear();
    }

    /** Those of that process who wait do so no longer, and are not told. */
    void withdrawAll(Party party) {
        putting.removeIf(call -> call.isFrom(party));
        taking.removeIf(call -> call.isFrom(party));
        polling.removeIf(call -> call.isFrom(party));
    }

    /** Returns who got the items that went back. */
    List<Call> lost(Party party) {
        withdrawAll(party);
        List<Call> unserved = new ArrayList<>();
        Deque<byte[]> back = new ArrayDeque<>();
        for (Iterator<Map.Entry<Call, byte[]>> all = onTheWay.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Call, byte[]> one = all.next();
            if (one.getKey().isFrom(party)) {
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

    /** Serves those who can be served. */
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
            polling.forEach(call -> call.answer(Answer.DONE));
            polling.clear();
        }
        if (ended && items.isEmpty()) {
            taking.forEach(call -> call.answer(Answer.BROKEN));
            taking.clear();
        }
    }

    private void accept(Call call) {
        byte[] item = call.request.body();
        items.add(item);
        bytes += item.length;
        listener.put(call, item);
        call.answer(Answer.DONE);
    }

    private void hand(Call call) {
        byte[] item = items.element();
        if (!call.isFrom(Party.HERE)) {
            onTheWay.put(call, item); // First: if there is no memory for that, the item is where it was.
        }
        items.remove();
        bytes -= item.length;
        listener.taken(call, item);
        call.answer(Answer.item(item));
    }
}
