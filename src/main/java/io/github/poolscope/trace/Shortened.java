package io.github.poolscope.trace;

import org.jspecify.annotations.Nullable;

/** A part of a trace that grows with the run, and drops its oldest rows if the trace needs too much memory. */
interface Shortened {
    /** Returns its size in bytes. */
    long bytes();

    /**
     * Drops some of its oldest rows.
     *
     * @param saving how far the trace is saved; null if it is not being saved
     * @param hasTime whether rows that are not saved yet may stay
     * @return whether there were any to drop
     */
    boolean shorten(@Nullable SaveProgress saving, boolean hasTime);
}
