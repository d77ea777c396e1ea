package io.github.poolscope.ui.fx;

import java.util.Arrays;
import java.util.Collections;
import javafx.collections.ObservableListBase;

/**
 * Numbers, such as those of taskels, as an observable list. The list of all numbers takes no memory. FX thread only.
 */
public final class NumberList extends ObservableListBase<Integer> {
    private int[] numbers = {};
    private boolean all;
    private boolean ascending = true;
    private int size;

    /** Replaces the contents by these numbers, in ascending order. */
    public void show(int[] found) {
        ascending = true;
        replace(found, false, found.length);
    }

    /** Replaces the contents by these numbers, in any order. */
    public void showSorted(int[] sorted) {
        ascending = false;
        replace(sorted, false, sorted.length);
    }

    /** Replaces the contents by all numbers below {@code count}. */
    public void showAll(int count) {
        if (all && count > size) {
            beginChange();
            int before = size;
            size = count;
            nextAdd(before, count);
            endChange();
        } else if (!all || count != size) {
            ascending = true;
            replace(new int[0], true, count);
        }
    }

    private void replace(int[] found, boolean everything, int count) {
        beginChange();
        int before = size;
        numbers = found;
        all = everything;
        size = count;
        nextReplace(0, count, Collections.nCopies(before, 0));
        endChange();
    }

    /** Returns a number's position, or a negative number if it is not in the list. */
    public int rowOf(int number) {
        if (all) {
            return number < size ? number : -size - 1;
        }
        if (!ascending) {
            for (int row = 0; row < size; row++) {
                if (numbers[row] == number) {
                    return row;
                }
            }
            return -1;
        }
        return Arrays.binarySearch(numbers, 0, size, number);
    }

    @Override
    public Integer get(int row) {
        return all ? row : numbers[row];
    }

    @Override
    public int size() {
        return size;
    }
}
