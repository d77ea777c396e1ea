package io.github.poolscope.sync;

/** A request that has reached its primitive, and the way to answer it. Guarded by the primitive's monitor. */
abstract class ReceivedRequest {
    final ClientProcess client;
    final Request request;
    private boolean answered;

    ReceivedRequest(ClientProcess client, Request request) {
        this.client = client;
        this.request = request;
    }

    /** Answers the request; only the first answer is sent. */
    final void answer(Reply answer) {
        if (!answered) {
            answered = true;
            deliver(answer);
        }
    }

    final boolean isFrom(ClientProcess other) {
        return client == other;
    }

    /** Returns whether both come from the same thread of the same process. */
    final boolean isOfSameThread(ReceivedRequest other) {
        return client == other.client && request.thread() == other.request.thread();
    }

    /** Sends the reply. Must not block. */
    abstract void deliver(Reply answer);
}
