package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.SyncAction;

/**
 * Something of an instant that happened to a primitive.
 *
 * @param action what happened
 * @param actor the worker that did it, or −1 for the main program; {@link Span#SEVERAL} where that differs
 * @param time when, or when the first happened of those that are merged
 * @param count how many these are: those of one action within a pixel are one mark
 * @param amount bytes, or how many were notified or passed, all together
 */
public record Mark(SyncAction action, int actor, long time, int count, long amount) {
    Mark with(Mark next) {
        return new Mark(
                action, actor == next.actor ? actor : Span.SEVERAL, time, count + next.count, amount + next.amount);
    }
}
