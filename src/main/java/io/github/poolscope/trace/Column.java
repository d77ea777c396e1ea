package io.github.poolscope.trace;

import java.util.List;

/** One value of each row of a part of a trace. */
sealed interface Column permits IntColumn, LongColumn {
    /**
     * Forgets the pages all of whose cells are before {@code index}: they are blank again, and not to be written any
     * more.
     */
    void forgetBefore(int index);

    /** Forgets the rows before {@code index} in all of some columns. */
    static void forgetBefore(int index, List<Column> all) {
        all.forEach(column -> column.forgetBefore(index));
    }
}
