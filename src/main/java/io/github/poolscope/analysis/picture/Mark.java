package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.SyncAction;

/**
 * An instantaneous event of a primitive.
 *
 * @param action what happened
 * @param actor the worker that acted, or −1 for the main program; {@link Span#SEVERAL} if there were several
 * @param time when it happened, or the first of those merged
 * @param count how many events it represents: those of one action within a pixel are merged
 * @param amount bytes, or how many were notified or passed, in total
 */
public record Mark(SyncAction action, int actor, long time, int count, long amount) {
    Mark with(Mark next) {
        return new Mark(
                action, actor == next.actor ? actor : Span.SEVERAL, time, count + next.count, amount + next.amount);
    }
}
