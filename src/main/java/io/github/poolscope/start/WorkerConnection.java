package io.github.poolscope.start;

import io.github.poolscope.wire.ClockAlignment;
import io.github.poolscope.wire.Link;

/**
 * A worker that has connected and identified itself.
 *
 * @param link the connection, to be closed by its receiver
 * @param clock the alignment of its clock
 */
public record WorkerConnection(Link link, ClockAlignment clock) {}
