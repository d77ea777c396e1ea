package io.github.poolscope.engine;

/** Something that can run a plan. */
public interface Engine {
    /**
     * Starts a run; returns at once. What happens, errors included, is told to the order's recorder and nowhere else.
     */
    EngineRun start(RunRequest order);
}
