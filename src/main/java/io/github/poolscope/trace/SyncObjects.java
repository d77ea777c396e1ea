package io.github.poolscope.trace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the processes of a run talk by, in the order in which it was made. */
public final class SyncObjects {
    private final List<Made> all = new CopyOnWriteArrayList<>();

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

    int add(Made made) {
        all.add(made);
        return all.size() - 1;
    }
}
