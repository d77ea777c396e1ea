package io.github.poolscope.pool;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The results of one call by position, as they arrive. While all are {@code int}s they are stored as such: a million
 * objects would need four times the memory, and may never be used individually. Not thread-safe.
 */
final class MapResults {
    private int[] ints = {};
    private @Nullable Object[] values = {};
    private boolean areInts = true;

    MapResults(int size) {
        ints = new int[size];
    }

    void set(int position, @Nullable Object value) {
        if (areInts && value instanceof Integer number) {
            ints[position] = number;
        } else {
            objects()[position] = value;
        }
    }

    /** Stores the results of a run without errors. */
    void set(OutcomeBatch outcomes, int run) {
        int at = outcomes.firstPosition(run);
        if (areInts && outcomes.isInts(run)) {
            outcomes.copyInts(run, ints, at);
            return;
        }
        @Nullable Object[] all = objects();
        for (int i = 0; i < outcomes.size(run); i++) {
            all[at + i] = outcomes.value(run, i);
        }
    }

    /** Returns all results in an unmodifiable list; nothing may be set afterwards. */
    List<?> list() {
        return areInts ? new Ints(ints) : Collections.unmodifiableList(Arrays.asList(values));
    }

    private @Nullable Object[] objects() {
        if (areInts) {
            areInts = false;
            values = IntStream.of(ints).boxed().toArray();
            ints = new int[0];
        }
        return values;
    }

    /** Creates the object of a result on access. */
    private static final class Ints extends AbstractList<Integer> implements RandomAccess, java.io.Serializable {
        private static final long serialVersionUID = 1L;

        private final int[] ints;

        Ints(int[] ints) {
            this.ints = ints;
        }

        @Override
        public Integer get(int index) {
            return ints[index];
        }

        @Override
        public int size() {
            return ints.length;
        }

        /** Serialised like any other list. */
        private Object writeReplace() {
            return new ArrayList<>(this);
        }
    }
}
