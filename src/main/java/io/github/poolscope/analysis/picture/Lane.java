package io.github.poolscope.analysis.picture;

import java.util.BitSet;
import java.util.List;

/**
 * A worker, or one place in the pool with all workers that stood there in turn.
 *
 * @param slot the place, from 0
 * @param workers the workers that stood there, by their numbers in the trace, the latest last
 * @param bars the taskels that are wide enough to be seen one by one
 * @param busy for each pixel, the share of its time that narrower taskels fill; empty where nothing was merged
 * @param merged for each pixel, how many of these taskels begin there
 * @param mergedCount how many taskels were merged in all
 * @param failed the pixels in which a taskel begins that failed and was merged
 */
@SuppressWarnings("ArrayRecordComponent") // A picture is made once, drawn and dropped; nobody compares it.
public record Lane(
        int slot, List<Integer> workers, List<Bar> bars, float[] busy, int[] merged, int mergedCount, BitSet failed) {
    /** The worker that stands there now, or stood there last. */
    public int worker() {
        return workers.get(workers.size() - 1);
    }
}
