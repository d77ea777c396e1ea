package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.Map;

/**
 * The primitives of a run, who holds what and who waits for what, in a range of time.
 *
 * @param lanes one for each primitive, in the order of their creation
 * @param waits by worker, {@link Trace#NONE} for the main program: what it waited for
 * @param holds by worker in the same way: what it held
 */
public record TalkPicture(List<TalkLane> lanes, Map<Integer, List<Span>> waits, Map<Integer, List<Span>> holds) {
    static final TalkPicture NOTHING = new TalkPicture(List.of(), Map.of(), Map.of());

    public TalkPicture {
        lanes = List.copyOf(lanes);
        waits = Map.copyOf(waits);
        holds = Map.copyOf(holds);
    }

    /** Creates the picture in one pass over the events of the primitives. */
    public static TalkPicture of(Trace trace, TimeAxis axis) {
        return trace.syncObjects().count() == 0 ? NOTHING : new TalkBuilder(trace, axis).build();
    }

    /**
     * Returns when the wait ended that began with an event; {@link Trace#NEVER} if it continues. Needs one pass over
     * the events.
     */
    public static long endOfWait(Trace trace, int event) {
        return new TalkBuilder(trace, new TimeAxis(0, 1, 1)).endOfWait(event);
    }

    /** Returns what a worker waited for; an actor as in {@link Span}. */
    public List<Span> waitsOf(int actor) {
        return waits.getOrDefault(actor, List.of());
    }

    /** Returns what a worker held. */
    public List<Span> holdsOf(int actor) {
        return holds.getOrDefault(actor, List.of());
    }

    /** Returns how many changes and events were merged into others. */
    public int merged() {
        return lanes.stream().mapToInt(TalkLane::merged).sum();
    }
}
