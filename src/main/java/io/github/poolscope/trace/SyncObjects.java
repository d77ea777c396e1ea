package io.github.poolscope.trace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the processes of a run talk by, in the order in which it was made. */
public final class SyncObjects {
    /** What happens to further ones is not kept: each costs more than the one before, and nobody looks at as many. */
    public static final int MOST = 10_000;

    private final List<Made> all = new CopyOnWriteArrayList<>();
    private volatile long leftOut;

    SyncObjects() {}

    /**
     * A primitive.
     *
     * @param kind what it is
     * @param name what the program calls it
     * @param capacity how many items, permits or parties it is made for; {@link Trace#NONE} if there is no such number
     * @param time when it was made
     */
    public record Made(SyncKind kind, String name, int capacity, long time) {}

    public int count() {
        return all.size();
    }

    public Made at(int object) {
        return all.get(object);
    }

    /** How many came after the first {@link #MOST}, and are not kept. */
    public long leftOut() {
        return leftOut;
    }

    void leftOut(long more) {
        leftOut = leftOut + more;
    }

    /** Returns its number; {@link Trace#NONE} if it is not kept. */
    int add(Made made) {
        if (all.size() == MOST) {
            leftOut = leftOut + 1;
            return Trace.NONE;
        }
        all.add(made);
        return all.size() - 1;
    }
}
