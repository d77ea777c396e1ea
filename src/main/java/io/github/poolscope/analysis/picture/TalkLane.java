package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.SyncObjects;
import java.util.List;

/**
 * A primitive by which processes talk, over time.
 *
 * @param object its number in the trace
 * @param made what it is
 * @param level a queue's items, a semaphore's permits in use, the parties at a barrier, 1 while an event is set or a lock
 *     is held; nothing for a pipe or a condition
 * @param waiting how many threads wait for it
 * @param holds who held it, where only one can
 * @param marks what happened to it in an instant, where that is not to be seen in its level
 */
public record TalkLane(
        int object, SyncObjects.Made made, StepChart level, StepChart waiting, List<Span> holds, List<Mark> marks) {
    public TalkLane {
        holds = List.copyOf(holds);
        marks = List.copyOf(marks);
    }

    /** Who holds it now: a worker, −1 for the main program; {@link Span#SEVERAL} if nobody does. */
    public int holder() {
        Span last = holds.isEmpty() ? null : holds.get(holds.size() - 1);
        return last != null && last.open() ? last.actor() : Span.SEVERAL;
    }

    /** How many changes and events have no place of their own in the picture. */
    public int merged() {
        return level.merged()
                + holds.stream().mapToInt(span -> span.count() - 1).sum()
                + marks.stream().mapToInt(mark -> mark.count() - 1).sum();
    }
}
