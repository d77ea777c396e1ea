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

    /** Sets {@code count} cells from {@code first} on to the same. */
    void fill(int first, int count, long value) {
        int index = first;
        int left = count;
        while (left > 0) {
            int from = index & PAGE_MASK;
            int here = Math.min(left, PAGE_SIZE - from);
            Arrays.fill(writablePage(index >>> PAGE_BITS), from, from + here, value);
            index += here;
            left -= here;
        }
    }

    /** Sets {@code count} cells from {@code first} on to what {@code source} has from {@code at} on. */
    void copy(int first, long[] source, int at, int count) {
        int index = first;
        int done = 0;
        while (done < count) {
            int from = index & PAGE_MASK;
            int here = Math.min(count - done, PAGE_SIZE - from);
            System.arraycopy(source, at + done, writablePage(index >>> PAGE_BITS), from, here);
            index += here;
            done += here;
        }
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
