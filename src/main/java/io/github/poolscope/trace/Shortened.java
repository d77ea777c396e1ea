package io.github.poolscope.trace;

import org.jspecify.annotations.Nullable;

/** A part of a trace that grows with the run, and gives up its oldest rows where the trace takes too much memory. */
interface Shortened {
    /** What it takes of the memory. */
    long bytes();

    /**
     * Gives up some of its oldest rows.
     *
     * @param saving how far the trace is saved; null if it is not
     * @param hasTime whether those that are not saved yet may stay
     * @return whether there were any to give up
     */
    boolean shorten(@Nullable SaveProgress saving, boolean hasTime);
}
