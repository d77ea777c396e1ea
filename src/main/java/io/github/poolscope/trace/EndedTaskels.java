package io.github.poolscope.trace;

import java.util.Arrays;

/** The taskels that ended while their outcomes were pending, for the thread that saves the trace. */
final class EndedTaskels {
    /** The maximum number kept while they are not taken; further ones are saved when their outcomes are known. */
    private static final int MAX = 1_000_000;

    private static final int FIRST_SIZE = 64;

    private int[] waiting = {};
    private int count;
    private boolean wanted;

    synchronized void want() {
        wanted = true;
    }

    synchronized void add(int index) {
        if (wanted && count < MAX) {
            if (count == waiting.length) {
                waiting = Arrays.copyOf(waiting, Math.max(FIRST_SIZE, 2 * count));
            }
            waiting[count] = index;
            count++;
        }
    }

    /** Returns and removes those so far. */
    synchronized int[] take() {
        int[] taken = Arrays.copyOf(waiting, count);
        waiting = new int[0];
        count = 0;
        return taken;
    }
}
