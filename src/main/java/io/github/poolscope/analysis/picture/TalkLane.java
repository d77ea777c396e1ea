package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.SyncObjects;
import java.util.List;

/**
 * A primitive over time.
 *
 * @param object its number in the trace
 * @param made its kind and name
 * @param level a queue's items, a semaphore's permits in use, the parties at a barrier, 1 while an event is set or a
 *     lock is held; nothing for a pipe or a condition
 * @param waiting how many threads wait for it
 * @param holds who held it, if only one process can
 * @param marks its instantaneous events that do not change its level
 */
public record TalkLane(
        int object, SyncObjects.Made made, StepChart level, StepChart waiting, List<Span> holds, List<Mark> marks) {
    public TalkLane {
        holds = List.copyOf(holds);
        marks = List.copyOf(marks);
    }

    /** Returns the present holder: a worker, −1 for the main program; {@link Span#SEVERAL} if it is free. */
    public int holder() {
        Span last = holds.isEmpty() ? null : holds.get(holds.size() - 1);
        return last != null && last.open() ? last.actor() : Span.SEVERAL;
    }

    /** Returns how many changes and events were merged into others. */
    public int merged() {
        return level.merged()
                + holds.stream().mapToInt(span -> span.count() - 1).sum()
                + marks.stream().mapToInt(mark -> mark.count() - 1).sum();
    }
}
