package io.github.poolscope.session;

import io.github.poolscope.run.Recording;
import java.util.concurrent.CompletableFuture;

/** A run that was started in this program. Its trace shows its progress. */
public interface LiveRun extends Recording {
    /** Asks the run to stop; returns at once. Idempotent; does nothing to a run that is over. */
    void stop();

    /**
     * Completes once the run is over, all its processes have ended and its file is complete. Never completes
     * exceptionally: the trace says how the run ended. Dependent stages run on the session's own thread.
     */
    CompletableFuture<Void> over();
}
