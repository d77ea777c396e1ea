package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.Outcome;

/**
 * A taskel in its worker's lane.
 *
 * @param index the taskel
 * @param worker the worker that ran it, by its number in the trace
 * @param from when it began
 * @param to when it ended, or now
 * @param outcome what became of it
 * @param running whether it still runs
 */
public record Bar(int index, int worker, long from, long to, Outcome outcome, boolean running) {}
