package io.github.poolscope.sync;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import java.util.Deque;

/**
 * The state of a primitive, in the process that made it. All of it is guarded by the monitor, which may be shared with
 * another primitive; no method blocks.
 */
abstract class PrimitiveState {
    final Object monitor;
    private final SyncObject object;
    private volatile long id;

    PrimitiveState(SyncObject object, Object monitor) {
        this.object = object;
        this.monitor = monitor;
    }

    /** Does what is asked, answers now or later. */
    abstract void perform(ReceivedRequest call);

    /** The caller waits no longer: answers {@link Reply#NOT_NOW} unless the answer is on its way. */
    abstract void withdraw(ReceivedRequest call);

    /** The answer has arrived. */
    void acknowledged(ReceivedRequest call) {}

    /** A process is gone that has used this. */
    abstract void lost(ClientProcess client);

    final SyncObject object() {
        return object;
    }

    /** The number by which other processes know it; 0 before the first handle has travelled. */
    final long id() {
        return id;
    }

    final void id(long given) {
        id = given;
    }

    final void happened(SyncAction action, ReceivedRequest call, long amount) {
        SyncObservers.tell(object, action, call.client.pid(), call.request.thread(), amount);
    }

    final void happened(SyncAction action, ClientProcess client, long amount) {
        SyncObservers.tell(object, action, client.pid(), 0, amount);
    }

    /** Has a caller wait for its turn in a line if it may wait. */
    final void waitIn(Deque<ReceivedRequest> line, ReceivedRequest call) {
        waitIn(line, call, Awaited.ITS_TURN);
    }

    /** Has a caller wait for something in a line if it may wait. */
    final void waitIn(Deque<ReceivedRequest> line, ReceivedRequest call, Awaited what) {
        if (call.request.mayWait()) {
            line.add(call);
            happened(SyncAction.WAITS, call, what.amount());
        } else {
            call.answer(Reply.NOT_NOW);
        }
    }

    /** Lets a caller go that waits in a line no longer; does nothing if it is not there. */
    final void leave(Deque<ReceivedRequest> line, ReceivedRequest call) {
        if (line.remove(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
            call.answer(Reply.NOT_NOW);
        }
    }

    /** What the caller of an operation that this does not have is told. */
    static Reply unknown(ReceivedRequest call) {
        return Reply.refused("this primitive knows no " + call.request.operation());
    }
}
