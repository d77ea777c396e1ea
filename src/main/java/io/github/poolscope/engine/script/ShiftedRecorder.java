package io.github.poolscope.engine.script;

import io.github.poolscope.trace.ForwardingRecorder;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.WorkerRequest;

/** Passes events of one of several pools to a recorder; its workers get slots of their own. */
final class ShiftedRecorder extends ForwardingRecorder {
    private final Recorder to;
    private final int places;

    /**
     * @param places the number of slots used by the pools before it
     */
    ShiftedRecorder(Recorder to, int places) {
        this.to = to;
        this.places = places;
    }

    @Override
    protected Recorder to() {
        return to;
    }

    @Override
    public int workerRequested(WorkerRequest worker, long nanoTime) {
        return super.workerRequested(worker.at(places + worker.slot()), nanoTime);
    }
}
