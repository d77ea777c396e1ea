package io.github.poolscope.engine;

import java.util.concurrent.CompletableFuture;

/** A run that an engine has started. */
public interface EngineRun {
    /** Asks it to stop; returns at once. Idempotent. */
    void stop();

    /** Done, never exceptionally, once the run is over and no process of it is left. */
    CompletableFuture<Void> over();
}
