package io.github.poolscope.analysis;

import io.github.poolscope.analysis.picture.TalkPicture;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;

/**
 * What happened to the primitives of a run, event by event, for those who read rather than look. Lines are written when
 * they are asked for; of a run that goes on, a later {@code Talk} has more of them.
 */
public final class Talk {
    private final Trace trace;
    private final SyncEvents events;
    private final WorkerNames names;
    private final int count;

    private Talk(Trace trace) {
        this.trace = trace;
        events = trace.syncEvents();
        count = events.count();
        names = WorkerNames.of(trace);
    }

    public static Talk of(Trace trace) {
        return new Talk(trace);
    }

    public int count() {
        return count;
    }

    public long time(int event) {
        return events.time(event);
    }

    /** The same in seconds, down to the millisecond: {@code 1.234 s}. */
    public String instant(int event) {
        return Units.format("%.3f s", Units.toSeconds(events.time(event)));
    }

    /** The worker that did it; {@link Trace#NONE} for the main program. */
    public int worker(int event) {
        return names.worker(events.pid(event));
    }

    /** Who did it. */
    public Phrase who(int event) {
        return names.name(worker(event));
    }

    /** Who did it, with the PID of a worker. */
    public Phrase whoExactly(int event) {
        return names.longName(worker(event));
    }

    /** What the primitive is called in the program. */
    public String object(int event) {
        return isKnown(event) ? made(event).name() : "";
    }

    /** Whether it is kept; before {@link SyncEvents#first()} it is not. */
    private boolean isKnown(int event) {
        int object = events.object(event);
        return object >= 0 && object < trace.syncObjects().count();
    }

    /** The primitive. */
    SyncObjects.Made made(int event) {
        return trace.syncObjects().at(events.object(event));
    }

    /** What was done. */
    public Phrase what(int event) {
        return isKnown(event)
                ? TalkWords.what(made(event), events.action(event), events.amount(event))
                : Phrase.asItIs("");
    }

    /** How many, how much, or how it stands thereafter; empty where there is nothing to tell. */
    public Phrase amount(int event) {
        return isKnown(event)
                ? TalkWords.amount(made(event), events.action(event), events.amount(event))
                : Phrase.asItIs("");
    }

    /** Whether somebody begins to wait. */
    public boolean isWait(int event) {
        return events.action(event) == SyncAction.WAITS;
    }

    /** What was done, to what, and how it stands thereafter. */
    public Phrase line(int event) {
        Phrase amount = amount(event);
        return amount.toString().isEmpty()
                ? Phrase.of("analysis.talk.line", object(event), what(event))
                : Phrase.of("analysis.talk.line.amount", object(event), what(event), amount);
    }

    /**
     * How long it had been waited for, or, where it is a wait that begins, how long that lasted, until now if it goes on;
     * {@link Trace#NEVER} if it was no wait. In nanoseconds.
     */
    public long waited(int event) {
        if (events.action(event) == SyncAction.WAITS) {
            long end = TalkPicture.endOfWait(trace, event);
            return (end == Trace.NEVER ? trace.now() : end) - events.time(event);
        }
        int before = before(event);
        boolean waited = before != Trace.NONE
                && events.action(before) == SyncAction.WAITS
                && events.object(before) == events.object(event);
        return waited ? events.time(event) - events.time(before) : Trace.NEVER;
    }

    /** What the same thread did before. */
    private int before(int event) {
        if (events.thread(event) != 0) {
            for (int other = event - 1; other >= 0; other--) {
                if (events.thread(other) == events.thread(event) && events.pid(other) == events.pid(event)) {
                    return other;
                }
            }
        }
        return Trace.NONE;
    }

    /** The event of a primitive that is nearest to an instant; {@link Trace#NONE} if it is further off than that. */
    public int nearest(int object, long time, long furthest) {
        int nearest = Trace.NONE;
        long distance = furthest + 1;
        for (int event = 0; event < count; event++) {
            long off = Math.abs(events.time(event) - time);
            if (events.object(event) == object && off < distance) {
                nearest = event;
                distance = off;
            }
        }
        return nearest;
    }

    /**
     * The next event after one, or the one before it, and round again; of the same primitive, if wanted.
     *
     * @param from an event, or {@link Trace#NONE}
     * @return an event, or {@link Trace#NONE} if there is none
     */
    public int next(int from, boolean forward, boolean ofSameObject) {
        if (count == 0) {
            return Trace.NONE;
        }
        int by = forward ? 1 : -1;
        int at = from == Trace.NONE ? (forward ? 0 : count - 1) : Math.floorMod(from + by, count);
        while (ofSameObject && from != Trace.NONE && events.object(at) != events.object(from)) {
            at = Math.floorMod(at + by, count);
        }
        return at;
    }
}
