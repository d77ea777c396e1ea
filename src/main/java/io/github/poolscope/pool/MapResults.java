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
 * The results of one call at their places, as they come in. As long as all are {@code int}s they are kept as such: a
 * million objects that nobody may ever ask for one by one would cost four times the memory. Not for several threads.
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

    /** Takes over a run that has no errors. */
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

    /** All of them, in a list that can't be changed; nothing may be set afterwards. */
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

    /** Makes an object of a result when it is asked for. */
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

        /** Elsewhere it is a list like any other. */
        private Object writeReplace() {
            return new ArrayList<>(this);
        }
    }
}
