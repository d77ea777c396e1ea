package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.Trace;

/**
 * The time for which an actor waited for a primitive, or held it.
 *
 * @param object the primitive, by its number in the trace; {@link #SEVERAL} if there were several
 * @param actor the worker, or {@link Trace#NONE} for the main program; {@link #SEVERAL} if there were several
 * @param from when it began
 * @param to when it ended, or now
 * @param open whether it has not ended
 * @param count how many it represents: those within a pixel are merged
 */
public record Span(int object, int actor, long from, long to, boolean open, int count) {
    /** Instead of a number: those merged have different ones. */
    public static final int SEVERAL = -2;

    static Span of(int object, int actor, long from, long to, boolean open) {
        return new Span(object, actor, from, to, open, 1);
    }

    Span with(Span next) {
        return new Span(
                object == next.object ? object : SEVERAL,
                actor == next.actor ? actor : SEVERAL,
                Math.min(from, next.from),
                Math.max(to, next.to),
                open || next.open,
                count + next.count);
    }
}
