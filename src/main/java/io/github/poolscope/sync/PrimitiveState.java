package io.github.poolscope.sync;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import java.util.Deque;

/**
 * The state of a primitive, in the process that created it. It is guarded by the monitor, which may be shared with
 * another primitive; no method blocks.
 */
abstract class PrimitiveState {
    final Object monitor;
    private final SyncObject object;
    private final RecordedObject recorded;
    private volatile long id;

    PrimitiveState(SyncObject object, Object monitor, RecordedObject recorded) {
        this.object = object;
        this.monitor = monitor;
        this.recorded = recorded;
    }

    /** Performs the operation, and replies now or later. */
    abstract void perform(ReceivedRequest call);

    /** Ends the caller's wait: replies {@link Reply#NOT_NOW} unless the reply is already being sent. */
    abstract void withdraw(ReceivedRequest call);

    /** Called when the reply has arrived. */
    void acknowledged(ReceivedRequest call) {}

    /** Called when a process that has used this has ended. */
    abstract void lost(ClientProcess client);

    final SyncObject object() {
        return object;
    }

    /** Returns the number under which other processes know it; 0 before the first handle was serialised. */
    final long id() {
        return id;
    }

    final void id(long given) {
        id = given;
    }

    final void happened(SyncAction action, ReceivedRequest call, long amount) {
        SyncObservers.tell(object, action, call.client.pid(), call.request.thread(), amount);
        recorded.tell(action, call.client.pid(), call.request.thread(), amount);
    }

    final void happened(SyncAction action, ClientProcess client, long amount) {
        SyncObservers.tell(object, action, client.pid(), 0, amount);
        recorded.tell(action, client.pid(), 0, amount);
    }

    /** Adds a caller to a line if it may wait, otherwise replies at once. */
    final void waitIn(Deque<ReceivedRequest> line, ReceivedRequest call) {
        waitIn(line, call, Awaited.ITS_TURN);
    }

    /** Adds a caller to a line, with what it waits for, if it may wait, otherwise replies at once. */
    final void waitIn(Deque<ReceivedRequest> line, ReceivedRequest call, Awaited what) {
        if (call.request.mayWait()) {
            line.add(call);
            happened(SyncAction.WAITS, call, what.amount());
        } else {
            call.answer(Reply.NOT_NOW);
        }
    }

    /** Removes a caller from a line and replies to it; does nothing if it is not there. */
    final void leave(Deque<ReceivedRequest> line, ReceivedRequest call) {
        if (line.remove(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
            call.answer(Reply.NOT_NOW);
        }
    }

    /** Returns the reply to an operation that this kind of primitive does not have. */
    static Reply unknown(ReceivedRequest call) {
        return Reply.refused("this primitive knows no " + call.request.operation());
    }
}
