package io.github.poolscope.analysis.picture;

import java.util.BitSet;
import java.util.List;

/**
 * A worker, or one slot of the pool with all workers that were in it one after another.
 *
 * @param slot the slot, from 0
 * @param workers the workers that were in it, by their numbers in the trace, the latest last
 * @param bars the taskels that are wide enough for a bar
 * @param busy for each pixel, the share of its time used by narrower taskels; empty if nothing was merged
 * @param merged for each pixel, how many of these taskels begin in it
 * @param mergedCount how many taskels were merged in total
 * @param failed the pixels in which a merged taskel that failed begins
 */
@SuppressWarnings("ArrayRecordComponent") // A picture is drawn once; pictures are never compared.
public record Lane(
        int slot, List<Integer> workers, List<Bar> bars, float[] busy, int[] merged, int mergedCount, BitSet failed) {
    /** Returns the worker that is in the slot now, or was last. */
    public int worker() {
        return workers.get(workers.size() - 1);
    }
}
