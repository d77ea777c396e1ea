package io.github.poolscope.session;

import io.github.poolscope.run.Recording;
import java.util.concurrent.CompletableFuture;

/** A run that was started in this program. Its trace tells how it goes. */
public interface LiveRun extends Recording {
    /** Asks the run to stop; returns at once. Idempotent; does nothing to a run that is over. */
    void stop();

    /**
     * Done once the run is over, all its processes have ended and its file is complete. Never exceptional: the trace
     * tells how the run ended. Dependents run on the session's own thread.
     */
    CompletableFuture<Void> over();
}
