package io.github.poolscope.trace;

import java.util.List;

/** One value of each row of a part of a trace. */
sealed interface Column permits IntColumn, LongColumn {
    /**
     * Drops the pages whose cells are all before {@code index}: they are blank again, and must not be written any more.
     */
    void forgetBefore(int index);

    /** Drops the rows before {@code index} in several columns. */
    static void forgetBefore(int index, List<Column> all) {
        all.forEach(column -> column.forgetBefore(index));
    }
}
