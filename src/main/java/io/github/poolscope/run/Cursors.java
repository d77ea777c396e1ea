package io.github.poolscope.run;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the parts of a trace have been written. Data of a failed transaction must be written again. Belongs to the
 * thread that writes.
 */
final class Cursors {
    private final List<Cursor> all = new ArrayList<>();

    /** How far one part has been written. */
    static final class Cursor {
        private int reached;
        private int kept;

        private Cursor(int from) {
            reached = from;
            kept = from;
        }

        int get() {
            return reached;
        }

        void set(int now) {
            reached = now;
        }

        /** Returns the position of the last commit. */
        int kept() {
            return kept;
        }
    }

    /** Adds a cursor at position {@code from}. */
    Cursor from(int from) {
        Cursor cursor = new Cursor(from);
        all.add(cursor);
        return cursor;
    }

    /** Marks everything written up to here as committed. */
    void keep() {
        all.forEach(cursor -> cursor.kept = cursor.reached);
    }

    /** Moves all cursors back to the positions of the last commit. */
    void back() {
        all.forEach(cursor -> cursor.reached = cursor.kept);
    }
}
