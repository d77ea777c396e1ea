package io.github.poolscope.engine;

/** Runs plans. */
public interface Engine {
    /** Starts a run; returns at once. All events, including errors, are reported to the request's recorder only. */
    EngineRun start(RunRequest order);
}
