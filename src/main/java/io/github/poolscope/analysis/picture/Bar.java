package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.Outcome;

/**
 * A taskel in its worker's lane.
 *
 * @param index the taskel
 * @param worker the worker that ran it, by its number in the trace
 * @param from when it began
 * @param to when it ended, or now
 * @param outcome its outcome
 * @param running whether it is still running
 */
public record Bar(int index, int worker, long from, long to, Outcome outcome, boolean running) {}
