package io.github.poolscope.sync;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import java.util.Deque;

/**
 * The state of a primitive, in the process that made it. All of it is guarded by the monitor, which may be shared with
 * another primitive; no method blocks.
 */
abstract class Resident {
    final Object monitor;
    private final SyncObject object;
    private volatile long id;

    Resident(SyncObject object, Object monitor) {
        this.object = object;
        this.monitor = monitor;
    }

    /** Does what is asked, answers now or later. */
    abstract void perform(Call call);

    /** The caller waits no longer: answers {@link Answer#NOT_NOW} unless the answer is on its way. */
    abstract void withdraw(Call call);

    /** The answer has arrived. */
    void acknowledged(Call call) {}

    /** A process is gone that has used this. */
    abstract void lost(Party party);

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

    final void happened(SyncAction action, Call call, long amount) {
        SyncObservers.tell(object, action, call.party.pid(), call.request.thread(), amount);
    }

    final void happened(SyncAction action, Party party, long amount) {
        SyncObservers.tell(object, action, party.pid(), 0, amount);
    }

    /** Has a caller wait for its turn in a line if it may wait. */
    final void waitIn(Deque<Call> line, Call call) {
        waitIn(line, call, Awaited.ITS_TURN);
    }

    /** Has a caller wait for something in a line if it may wait. */
    final void waitIn(Deque<Call> line, Call call, Awaited what) {
        if (call.request.mayWait()) {
            line.add(call);
            happened(SyncAction.WAITS, call, what.amount());
        } else {
            call.answer(Answer.NOT_NOW);
        }
    }

    /** Lets a caller go that waits in a line no longer; does nothing if it is not there. */
    final void leave(Deque<Call> line, Call call) {
        if (line.remove(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
            call.answer(Answer.NOT_NOW);
        }
    }

    /** What the caller of an operation that this does not have is told. */
    static Answer unknown(Call call) {
        return Answer.refused("this primitive knows no " + call.request.operation());
    }
}
