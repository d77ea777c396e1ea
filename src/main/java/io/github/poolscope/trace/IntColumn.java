package io.github.poolscope.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A growing column of ints in pages, which can be read without a lock.
 *
 * <p>One writer at a time. A reader may read any cell; a cell that is not written yet has the column's blank value. A
 * reader that sees what a call wrote also sees what was written before that call, in this column and in others.
 *
 * <p>Many values of a run are equal for thousands of taskels, or count them: a page that is filled in this way from its
 * beginning needs three cells, its first value, the step to the next and the number of cells, until a different value
 * is written to it.
 */
final class IntColumn implements Column {
    private static final int PAGE_BITS = 12;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_SIZE - 1;
    private static final int EVEN = 3;
    private static final int FIRST_SIZE = 64;
    /** The index, in an even page, of the number of cells written; the others are blank. */
    private static final int FILLED = 2;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle PAGE = MethodHandles.arrayElementVarHandle(int[][].class);

    private static final int EVEN_BYTES = EVEN * Integer.BYTES;

    private final int blank;
    private final int[] blankPage;
    private final MemoryUse room;
    private volatile int[][] pages = new int[0][];
    /** The pages before this one were dropped. */
    private int firstPage;

    IntColumn(int blank, MemoryUse room) {
        this.blank = blank;
        this.room = room;
        blankPage = new int[] {blank, 0, 0};
    }

    void set(int index, int value) {
        int cell = index & PAGE_MASK;
        CELL.setRelease(writablePage(index >>> PAGE_BITS, cell + 1), cell, value);
    }

    int get(int index) {
        int[][] now = pages;
        int number = index >>> PAGE_BITS;
        if (number >= now.length) {
            return blank;
        }
        int[] page = (int[]) PAGE.getAcquire(now, number);
        int cell = index & PAGE_MASK;
        if (page.length != EVEN) {
            return cell < page.length ? (int) CELL.getAcquire(page, cell) : blank;
        }
        return cell < (int) CELL.getAcquire(page, FILLED) ? page[0] + page[1] * cell : blank;
    }

    /**
     * Sets {@code count} cells from {@code first} on, the first one to {@code value}, and each next one to {@code step}
     * more.
     */
    void fill(int first, int count, int value, int step) {
        int index = first;
        int end = first + count;
        int next = value;
        VarHandle.releaseFence();
        while (index < end) {
            int from = index & PAGE_MASK;
            int here = Math.min(end - index, PAGE_SIZE - from);
            if (!fillEvenly(index >>> PAGE_BITS, from, here, next, step)) {
                int[] page = writablePage(index >>> PAGE_BITS, from + here);
                int cellValue = next;
                for (int cell = from; cell < from + here; cell++) {
                    page[cell] = cellValue;
                    cellValue += step;
                }
            }
            next += step * here;
            index += here;
        }
    }

    /** Fills the cells if the page stays even with them; returns whether it does. */
    private boolean fillEvenly(int number, int from, int here, int value, int step) {
        int[][] now = pagesUpTo(number);
        int[] page = now[number];
        if (from == 0 && (here == PAGE_SIZE || (page.length == EVEN && page[FILLED] == 0))) {
            room.take(EVEN_BYTES - bytes(page));
            PAGE.setRelease(now, number, new int[] {value, step, here});
            return true;
        }
        boolean goesOn = page.length == EVEN
                && from > 0
                && page[FILLED] == from
                && page[1] == step
                && page[0] + step * from == value;
        if (goesOn) {
            CELL.setRelease(page, FILLED, from + here);
        }
        return goesOn;
    }

    /** Returns whether {@code count} cells from {@code first} on are all blank. */
    boolean isBlank(int first, int count) {
        int[][] now = pages;
        int index = first;
        int end = first + count;
        while (index < end && index >>> PAGE_BITS < now.length) {
            int[] page = now[index >>> PAGE_BITS];
            int from = index & PAGE_MASK;
            if (page.length == EVEN && page[FILLED] <= from) {
                index += PAGE_SIZE - from;
            } else if (get(index) == blank) {
                index++;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Copies {@code count} cells to {@code first} and following, from {@code source} at {@code at} and following. */
    void copy(int first, int[] source, int at, int count) {
        int index = first;
        int done = 0;
        VarHandle.releaseFence();
        while (done < count) {
            int from = index & PAGE_MASK;
            int here = Math.min(count - done, PAGE_SIZE - from);
            System.arraycopy(source, at + done, writablePage(index >>> PAGE_BITS, from + here), from, here);
            index += here;
            done += here;
        }
    }

    /** Returns the page with that number, not even, and with at least {@code cells} cells. */
    private int[] writablePage(int number, int cells) {
        int[][] now = pagesUpTo(number);
        int[] page = now[number];
        if (page.length == EVEN) {
            return spreadOut(now, number, page, cells);
        }
        return page.length < cells
                ? replaced(now, number, page, Arrays.copyOf(page, size(number, cells)), page.length)
                : page;
    }

    private int[] spreadOut(int[][] now, int number, int[] even, int cells) {
        int filled = even[FILLED];
        int[] page = new int[size(number, Math.max(filled, cells))];
        for (int cell = 0; cell < filled; cell++) {
            page[cell] = even[0] + even[1] * cell;
        }
        return replaced(now, number, even, page, filled);
    }

    /** Replaces a page by another one, which is blank from {@code end} on. */
    private int[] replaced(int[][] now, int number, int[] before, int[] page, int end) {
        Arrays.fill(page, end, page.length, blank);
        room.take(bytes(page) - bytes(before));
        PAGE.setRelease(now, number, page);
        return page;
    }

    /**
     * Returns the size of a page. The first page of a column grows by doubling, since many columns of many traces have
     * few cells.
     */
    private static int size(int number, int cells) {
        return number > 0 || cells > PAGE_SIZE / 2
                ? PAGE_SIZE
                : Math.max(FIRST_SIZE, Integer.highestOneBit(cells - 1) << 1);
    }

    private long bytes(int[] page) {
        return page == blankPage ? 0 : page.length * (long) Integer.BYTES;
    }

    @Override
    public void forgetBefore(int index) {
        int[][] now = pages;
        int end = Math.min(index >>> PAGE_BITS, now.length);
        for (; firstPage < end; firstPage++) {
            room.take(-bytes(now[firstPage]));
            PAGE.setRelease(now, firstPage, blankPage);
        }
    }

    private int[][] pagesUpTo(int number) {
        int[][] now = pages;
        if (number >= now.length) {
            int[][] grown = Arrays.copyOf(now, number + 1 + number / 2);
            Arrays.fill(grown, now.length, grown.length, blankPage);
            pages = grown;
            now = grown;
        }
        return now;
    }
}
