package io.github.poolscope.trace;

import java.util.concurrent.CopyOnWriteArrayList;

/** What a person should know of a run beyond its taskels, in the order in which it became known. */
public final class Notes {
    /** More than this nobody reads; the rest is counted. */
    public static final int MOST = 1_000;

    private final CopyOnWriteArrayList<Note> notes = new CopyOnWriteArrayList<>();
    private volatile long leftOut;

    Notes() {}

    public int count() {
        return notes.size();
    }

    public Note at(int rank) {
        return notes.get(rank);
    }

    void leftOut(long more) {
        leftOut = leftOut + more;
    }

    /** How many came after the first {@link #MOST}, and were not kept. */
    public long leftOut() {
        return leftOut;
    }

    void add(Note note) {
        if (notes.size() < MOST) {
            notes.add(new Note(note.kind(), note.worker(), note.time(), TextColumn.cut(note.text())));
        } else {
            leftOut = leftOut + 1;
        }
    }
}
