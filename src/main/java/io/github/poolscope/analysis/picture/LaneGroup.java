package io.github.poolscope.analysis.picture;

import java.util.List;

/**
 * The lanes of the workers of one pool, or of all processes that belong to no pool.
 *
 * @param pool the number of the pool; {@link io.github.poolscope.trace.Trace#NONE} for processes of no pool
 * @param lanes its lanes
 */
public record LaneGroup(int pool, List<Lane> lanes) {
    public LaneGroup {
        lanes = List.copyOf(lanes);
    }

    /** Returns the number of workers that it has had, including those that were replaced. */
    public int workers() {
        return lanes.stream().mapToInt(lane -> lane.workers().size()).sum();
    }
}
