package io.github.poolscope.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A growing column of longs in pages that never move, so that readers need no lock.
 *
 * <p>One writer at a time. A reader may ask for any cell; a cell not written yet holds the column's blank.
 */
final class LongColumn {
    private static final int PAGE_BITS = 12;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_SIZE - 1;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long blank;
    private volatile long[][] pages = new long[0][];

    LongColumn(long blank) {
        this.blank = blank;
    }

    void set(int index, long value) {
        CELL.setOpaque(writablePage(index >>> PAGE_BITS), index & PAGE_MASK, value);
    }

    long get(int index) {
        long[][] now = pages;
        int page = index >>> PAGE_BITS;
        return page < now.length ? (long) CELL.getOpaque(now[page], index & PAGE_MASK) : blank;
    }

    private long[] writablePage(int page) {
        long[][] now = pages;
        if (page >= now.length) {
            long[][] grown = Arrays.copyOf(now, page + 1);
            for (int i = now.length; i <= page; i++) {
                grown[i] = new long[PAGE_SIZE];
                Arrays.fill(grown[i], blank);
            }
            pages = grown;
            now = grown;
        }
        return now[page];
    }
}
