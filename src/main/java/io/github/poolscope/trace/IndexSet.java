package io.github.poolscope.trace;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A set of indices, stored as one bit each. For one thread at a time. */
final class IndexSet {
    private static final int PAGE_BITS = 14;
    private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

    private final Map<Integer, BitSet> pages = new HashMap<>();

    /** Adds an index, not negative; returns whether it was not in the set. */
    boolean add(int index) {
        BitSet page = pages.computeIfAbsent(index >>> PAGE_BITS, any -> new BitSet());
        boolean isNew = !page.get(index & PAGE_MASK);
        page.set(index & PAGE_MASK);
        return isNew;
    }

    /** Removes an index; returns whether it was in the set. */
    boolean remove(int index) {
        BitSet page = pages.get(index >>> PAGE_BITS);
        if (page == null || !page.get(index & PAGE_MASK)) {
            return false;
        }
        page.clear(index & PAGE_MASK);
        if (page.isEmpty()) {
            pages.remove(index >>> PAGE_BITS);
        }
        return true;
    }
}
