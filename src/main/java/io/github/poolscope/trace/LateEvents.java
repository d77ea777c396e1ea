package io.github.poolscope.trace;

import java.util.ArrayList;
import java.util.List;

/** Events of taskels that happened after these were summed up, for the thread that saves the trace. */
final class LateEvents {
    /** The maximum number kept while they are not taken; further ones are counted. */
    private static final int MAX = 200_000;

    private final List<LateEvent> waiting = new ArrayList<>();
    private boolean wanted;
    private long lost;

    synchronized void want() {
        wanted = true;
    }

    synchronized void add(LateEvent event) {
        if (!wanted) {
            return;
        }
        int last = waiting.size() - 1;
        if (event instanceof LateEvent.Dropped next
                && last >= 0
                && waiting.get(last) instanceof LateEvent.Dropped before
                && before.equals(new LateEvent.Dropped(
                        next.first() - before.count(), before.count(), next.outcome(), next.time(), next.task()))) {
            waiting.set(
                    last,
                    new LateEvent.Dropped(
                            before.first(), before.count() + 1, next.outcome(), next.time(), next.task()));
        } else if (waiting.size() < MAX) {
            waiting.add(event);
        } else {
            lost++;
        }
    }

    /** Returns and removes the events so far, in chronological order. */
    synchronized List<LateEvent> take() {
        List<LateEvent> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** Counts events that can't be saved any more. */
    synchronized void lose(long events) {
        lost += events;
    }

    synchronized long lost() {
        return lost;
    }
}
