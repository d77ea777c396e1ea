package io.github.poolscope.trace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The primitives of a run, in the order of their creation. */
public final class SyncObjects {
    /**
     * The maximum number of stored primitives. Events of further ones are not stored: each primitive costs more than
     * the one before.
     */
    public static final int MAX = 10_000;

    private final List<Made> all = new CopyOnWriteArrayList<>();
    private volatile long leftOut;

    SyncObjects() {}

    /**
     * A primitive.
     *
     * @param kind its kind
     * @param name its name in the program
     * @param capacity its number of items, permits or parties; {@link Trace#NONE} if it has no such number
     * @param time when it was created
     */
    public record Made(SyncKind kind, String name, int capacity, long time) {}

    public int count() {
        return all.size();
    }

    public Made at(int object) {
        return all.get(object);
    }

    /** Returns how many came after the first {@link #MAX}, and are not stored. */
    public long leftOut() {
        return leftOut;
    }

    void leftOut(long more) {
        leftOut = leftOut + more;
    }

    /** Adds a primitive; returns its number, or {@link Trace#NONE} if it is not stored. */
    int add(Made made) {
        if (all.size() == MAX) {
            leftOut = leftOut + 1;
            return Trace.NONE;
        }
        all.add(made);
        return all.size() - 1;
    }
}
