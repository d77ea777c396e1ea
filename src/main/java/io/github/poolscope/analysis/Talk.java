package io.github.poolscope.analysis;

import io.github.poolscope.analysis.picture.TalkPicture;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;

/**
 * The events of a run's primitives as text. Lines are formatted on request; for a live run, a later {@code Talk} has
 * more of them.
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

    /** Returns the event's time in seconds with milliseconds: {@code 1.234 s}. */
    public String instant(int event) {
        return Units.seconds(events.time(event), 3);
    }

    /** Returns the worker that acted; {@link Trace#NONE} for the main program. */
    public int worker(int event) {
        return names.worker(events.pid(event));
    }

    /** Returns the name of the actor. */
    public Phrase who(int event) {
        return names.name(worker(event));
    }

    /** Returns the name of the actor, with the PID of a worker. */
    public Phrase whoExactly(int event) {
        return names.longName(worker(event));
    }

    /** Returns the primitive's name in the program. */
    public String object(int event) {
        return isKnown(event) ? made(event).name() : "";
    }

    /** Returns whether the event is stored; events before {@link SyncEvents#first()} are not. */
    private boolean isKnown(int event) {
        int object = events.object(event);
        return object >= 0 && object < trace.syncObjects().count();
    }

    /** Returns the primitive. */
    SyncObjects.Made made(int event) {
        return trace.syncObjects().at(events.object(event));
    }

    /** Returns what was done. */
    public Phrase what(int event) {
        return isKnown(event)
                ? TalkWords.what(made(event), events.action(event), events.amount(event))
                : Phrase.asItIs("");
    }

    /** Returns the amount, or the resulting state; empty if there is none. */
    public Phrase amount(int event) {
        return isKnown(event)
                ? TalkWords.amount(made(event), events.action(event), events.amount(event))
                : Phrase.asItIs("");
    }

    /** Returns whether a wait begins. */
    public boolean isWait(int event) {
        return events.action(event) == SyncAction.WAITS;
    }

    /** Returns what was done, to which primitive, and the resulting state. */
    public Phrase line(int event) {
        Phrase amount = amount(event);
        return amount.toString().isEmpty()
                ? Phrase.of("analysis.talk.line", object(event), what(event))
                : Phrase.of("analysis.talk.line.amount", object(event), what(event), amount);
    }

    /**
     * Returns how long the wait lasted that this event ended, or, for the beginning of a wait, how long it lasted,
     * until now if it continues; {@link Trace#NEVER} for other events. In nanoseconds.
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

    /** Returns the previous event of the same thread. */
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

    /**
     * Returns the event of a primitive closest to an instant; {@link Trace#NONE} if it is further away than {@code
     * furthest}.
     */
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
     * Returns the next or the previous event, cyclically; of the same primitive, if requested.
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
