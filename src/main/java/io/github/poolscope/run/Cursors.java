package io.github.poolscope.run;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the parts of a trace have been written. What was written in a transaction that comes to nothing has to be written
 * again. Belongs to the thread that writes.
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

        /** How far it stood when a transaction was committed last. */
        int kept() {
            return kept;
        }
    }

    /** One more, which stands at {@code from}. */
    Cursor from(int from) {
        Cursor cursor = new Cursor(from);
        all.add(cursor);
        return cursor;
    }

    /** What was written up to here is committed. */
    void keep() {
        all.forEach(cursor -> cursor.kept = cursor.reached);
    }

    /** All stand again where they stood when a transaction was committed last. */
    void back() {
        all.forEach(cursor -> cursor.reached = cursor.kept);
    }
}
