package io.github.poolscope.trace;

import java.util.concurrent.CopyOnWriteArrayList;

/** Messages about a run that do not concern the outcome of a taskel, in the order in which they became known. */
public final class Notes {
    /** The maximum number of stored notes; further ones are counted. */
    public static final int MAX = 1_000;

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

    /** Returns how many notes came after the first {@link #MAX}, and were not stored. */
    public long leftOut() {
        return leftOut;
    }

    void add(Note note) {
        if (notes.size() < MAX) {
            notes.add(new Note(note.kind(), note.worker(), note.time(), TextColumn.cut(note.text())));
        } else {
            leftOut = leftOut + 1;
        }
    }
}
