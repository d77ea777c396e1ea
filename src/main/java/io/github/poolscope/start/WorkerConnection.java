package io.github.poolscope.start;

import io.github.poolscope.wire.ClockAlignment;
import io.github.poolscope.wire.Link;

/**
 * A worker that has said who it is.
 *
 * @param link the way to it, to be closed by the one who got it
 * @param clock what is known of its clock
 */
public record WorkerConnection(Link link, ClockAlignment clock) {}
