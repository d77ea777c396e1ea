package io.github.poolscope.pool;

import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Recorder;
import java.util.function.BooleanSupplier;

/** Records that the calling thread waits, unless nothing is recorded or there is nothing to wait for. */
final class RecordedWait {
    private RecordedWait() {}

    /** Something that waits. */
    interface Waiting<E extends Exception> {
        void run() throws E;
    }

    /**
     * Runs something that waits.
     *
     * @param awaited see {@link Recorder#waits}
     * @param isThere whether it need not wait
     */
    static <E extends Exception> void run(
            Recorder recorder, CallKind kind, int awaited, BooleanSupplier isThere, Waiting<E> waiting) throws E {
        if (recorder == Recorder.NONE || isThere.getAsBoolean()) {
            waiting.run();
            return;
        }
        int wait = recorder.waits(kind, awaited, System.nanoTime());
        try {
            waiting.run();
        } finally {
            recorder.waited(wait, System.nanoTime());
        }
    }
}
