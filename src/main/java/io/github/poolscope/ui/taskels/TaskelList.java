package io.github.poolscope.ui.taskels;

import java.util.Arrays;
import java.util.Collections;
import javafx.collections.ObservableListBase;

/** Indices of taskels as an observable list; all of them take no memory. FX thread only. */
final class TaskelList extends ObservableListBase<Integer> {
    private int[] indices = {};
    private boolean all;
    private int size;

    /** From now on these, in ascending order. */
    void show(int[] found) {
        replace(found, false, found.length);
    }

    /** From now on all below {@code count}. */
    void showAll(int count) {
        if (all && count > size) {
            beginChange();
            int before = size;
            size = count;
            nextAdd(before, count);
            endChange();
        } else if (!all || count != size) {
            replace(new int[0], true, count);
        }
    }

    private void replace(int[] found, boolean everything, int count) {
        beginChange();
        int before = size;
        indices = found;
        all = everything;
        size = count;
        nextReplace(0, count, Collections.nCopies(before, 0));
        endChange();
    }

    /** Where an index stands, or a negative number. */
    int rowOf(int index) {
        if (all) {
            return index < size ? index : -1;
        }
        return Arrays.binarySearch(indices, 0, size, index);
    }

    @Override
    public Integer get(int row) {
        return all ? row : indices[row];
    }

    @Override
    public int size() {
        return size;
    }
}
