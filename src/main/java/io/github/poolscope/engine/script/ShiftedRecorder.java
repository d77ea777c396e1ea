package io.github.poolscope.engine.script;

import io.github.poolscope.trace.ForwardingRecorder;
import io.github.poolscope.trace.Recorder;

/** Tells a recorder of one of several pools, whose workers stand at places of their own. */
final class ShiftedRecorder extends ForwardingRecorder {
    private final Recorder to;
    private final int places;

    /** @param places how many places the pools before it take */
    ShiftedRecorder(Recorder to, int places) {
        this.to = to;
        this.places = places;
    }

    @Override
    protected Recorder to() {
        return to;
    }

    @Override
    public int workerRequested(int slot, String startMethod, long nanoTime) {
        return super.workerRequested(places + slot, startMethod, nanoTime);
    }
}
