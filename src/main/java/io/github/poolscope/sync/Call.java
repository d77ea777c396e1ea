package io.github.poolscope.sync;

/** A request that has reached its primitive, and the way back. Guarded by the primitive's monitor. */
abstract class Call {
    final Party party;
    final Request request;
    private boolean answered;

    Call(Party party, Request request) {
        this.party = party;
        this.request = request;
    }

    /** The first answer counts; later ones are not sent. */
    final void answer(Answer answer) {
        if (!answered) {
            answered = true;
            deliver(answer);
        }
    }

    final boolean isFrom(Party other) {
        return party == other;
    }

    /** Whether both come from the same thread of the same process. */
    final boolean isOfSameThread(Call other) {
        return party == other.party && request.thread() == other.request.thread();
    }

    /** Must not block. */
    abstract void deliver(Answer answer);
}
