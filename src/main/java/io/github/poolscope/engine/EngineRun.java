package io.github.poolscope.engine;

import java.util.concurrent.CompletableFuture;

/** A run that an engine has started. */
public interface EngineRun {
    /** Asks the run to stop; returns at once. Idempotent. */
    void stop();

    /** Completes, never exceptionally, once the run is over and all its processes have ended. */
    CompletableFuture<Void> over();
}
