package io.github.poolscope.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a part of a trace that drops the oldest ones if the trace needs too much memory: the others begin at
 * {@link #first()}. One writer at a time; may be read by any thread.
 */
abstract class DroppedRows implements Shortened {
    private final MemoryUse room;
    private final List<Column> columns = new ArrayList<>();
    private volatile int first;
    private volatile int count;

    DroppedRows(MemoryUse room) {
        this.room = room;
    }

    /** Creates a column of ints, one for each row; for constructors. */
    final IntColumn ints(int blank) {
        IntColumn column = new IntColumn(blank, room);
        columns.add(column);
        return column;
    }

    /** Creates a column of longs, one for each row; for constructors. */
    final LongColumn longs(long blank) {
        LongColumn column = new LongColumn(blank, room);
        columns.add(column);
        return column;
    }

    /** Returns the number of rows, including those that were dropped. */
    public final int count() {
        return count;
    }

    /** Returns the first row that is stored. */
    public final int first() {
        return first;
    }

    /** Makes a row visible to readers, after all its cells were written. */
    final void publish(int row) {
        count = row + 1;
    }

    /** Starts empty at the number where another one starts. */
    final void beginAt(DroppedRows other) {
        first = other.first;
        count = first;
    }

    /** Returns how many rows are saved. */
    abstract int saved(SaveProgress saving);

    @Override
    public final long bytes() {
        return room.used();
    }

    /** Drops rows, whether or not they may still change, unless those must be saved. */
    @Override
    public final boolean shorten(@Nullable SaveProgress saving, boolean hasTime) {
        int from = first;
        int end = OldestRows.end(from, count, saving == null || !hasTime ? count : saved(saving));
        first = end;
        Column.forgetBefore(end, columns);
        return end > from;
    }
}
