package io.github.poolscope.analysis.picture;

import io.github.poolscope.analysis.PoolNames;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Which worker ran what when, and what the main program was doing, in a range of time.
 *
 * @param axis the range and the width in pixels
 * @param now the end of what is known
 * @param lanes one for each worker, replacements below their predecessors; if there are many, one for each slot. Those of
 *     a pool stand together, those of processes of no pool behind them
 * @param groups the same lanes, by pool
 * @param calls the intervals in which the main program was blocked
 * @param callbacks what ran on the callback thread
 * @param held the finished results that waited, as far as there is room for them
 * @param heldRows the number of rows of held results
 * @param heldLeftOut how many held results are not drawn for lack of room
 * @param talk the primitives, who holds what and who waits for what
 * @param readAhead how many items were read whose results were not taken; without steps if all items are read first
 * @param names the workers' names
 * @param pools the pools' names
 */
public record TimelinePicture(
        TimeAxis axis,
        long now,
        List<Lane> lanes,
        List<LaneGroup> groups,
        List<CallBar> calls,
        List<CallBar> callbacks,
        List<HeldBar> held,
        int heldRows,
        int heldLeftOut,
        TalkPicture talk,
        StepChart readAhead,
        WorkerNames names,
        PoolNames pools) {
    /** The maximum number of bars; beyond it all taskels of the range are merged to densities. */
    static final int MAX_BARS = 6_000;

    /** The minimum width of a single bar in pixels: software rendering draws a few thousand bars per frame at most. */
    private static final double MIN_BAR_WIDTH = 3;
    /** Up to this number, all can be drawn. */
    private static final int FEW_TASKELS = 2_000;

    /**
     * Up to this number, workers have a lane each, replacements below their predecessors; more share the lane of their
     * slot.
     */
    static final int MAX_LANES_APART = 16;

    private static final int MAX_HELD_ROWS = 5;
    private static final int MAX_HELD = 1_500;
    /** A held result narrower than this, in pixels, is invisible. */
    private static final double MIN_HELD_WIDTH = 1.0;

    /** Creates the picture in one pass over all taskels, and one over the events of the primitives. */
    public static TimelinePicture of(Trace trace, TimeAxis axis) {
        long now = trace.now();
        Workers workers = trace.workers();
        TreeMap<Place, LaneBuilder> byPlace = new TreeMap<>();
        boolean apart = workers.count() <= MAX_LANES_APART;
        LaneBuilder[] laneOf = new LaneBuilder[workers.count()];
        for (int worker = 0; worker < laneOf.length; worker++) {
            int slot = workers.slot(worker);
            Place place = new Place(workers.pool(worker), slot, apart ? worker : 0);
            laneOf[worker] = byPlace.computeIfAbsent(place, key -> new LaneBuilder(key.pool(), slot, axis));
            laneOf[worker].workers.add(worker);
        }
        HeldBuilder held = new HeldBuilder();
        Taskels taskels = trace.taskels();
        int count = taskels.count();
        double narrowest = count - taskels.first() <= FEW_TASKELS ? 1 : MIN_BAR_WIDTH;
        int bars = 0;
        for (int i = taskels.first(); i < count; i++) {
            long started = taskels.started(i);
            if (started == Trace.NEVER || started > axis.to()) {
                continue;
            }
            long ended = taskels.ended(i);
            int worker = taskels.worker(i);
            long exited = worker < 0 ? Trace.NEVER : workers.exited(worker);
            boolean running = ended == Trace.NEVER && exited == Trace.NEVER;
            long end = ended == Trace.NEVER ? Math.max(started, running ? now : exited) : ended;
            if (end >= axis.from() && worker >= 0 && worker < laneOf.length) {
                LaneBuilder lane = laneOf[worker];
                double x0 = axis.x(started);
                double x1 = axis.x(end);
                boolean wide = x1 - x0 >= narrowest || running;
                if (wide && bars < MAX_BARS) {
                    lane.bars.add(new Bar(i, worker, started, end, taskels.outcome(i), running));
                    bars++;
                } else {
                    lane.merge(x0, x1, taskels.outcome(i).isFailure());
                }
            }
            held.add(taskels, i, axis, now);
        }
        WorkerNames names = WorkerNames.of(trace);
        List<LaneGroup> groups = groups(byPlace.values());
        return new TimelinePicture(
                axis,
                now,
                groups.stream().flatMap(group -> group.lanes().stream()).toList(),
                groups,
                calls(trace.calls(), axis, now),
                calls(trace.callbacks(), axis, now),
                List.copyOf(held.bars),
                held.rows,
                held.leftOut,
                TalkPicture.of(trace, axis),
                ReadAhead.of(trace, axis, names),
                names,
                PoolNames.of(trace));
    }

    /** Returns whether there are workers of several pools, or of a pool and other processes, so that each has a heading. */
    public boolean isGrouped() {
        return groups.size() > 1;
    }

    /** Where a lane stands: pools in the order of their creation, processes of no pool behind them. */
    private record Place(int pool, int slot, int worker) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            // As unsigned numbers, -1 is behind all pools.
            int byPool = Integer.compareUnsigned(pool, other.pool);
            int bySlot = byPool == 0 ? Integer.compare(slot, other.slot) : byPool;
            return bySlot == 0 ? Integer.compare(worker, other.worker) : bySlot;
        }
    }

    private static List<LaneGroup> groups(Collection<LaneBuilder> inOrder) {
        List<LaneGroup> groups = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        int pool = Trace.NONE;
        for (LaneBuilder builder : inOrder) {
            if (builder.pool != pool && !lanes.isEmpty()) {
                groups.add(new LaneGroup(pool, lanes));
                lanes.clear();
            }
            pool = builder.pool;
            lanes.add(builder.build());
        }
        if (!lanes.isEmpty()) {
            groups.add(new LaneGroup(pool, lanes));
        }
        return List.copyOf(groups);
    }

    private static List<CallBar> calls(Calls calls, TimeAxis axis, long now) {
        List<CallBar> bars = new ArrayList<>();
        int count = calls.count();
        for (int i = calls.first(); i < count; i++) {
            long began = calls.began(i);
            long ended = calls.ended(i);
            long end = ended == Trace.NEVER ? Math.max(now, began) : ended;
            if (end < axis.from() || began > axis.to()) {
                continue;
            }
            CallBar bar = new CallBar(calls.kind(i), calls.awaited(i), began, end, 1);
            CallBar last = bars.isEmpty() ? null : bars.get(bars.size() - 1);
            if (last != null && isMerged(axis, last, bar)) {
                bars.set(bars.size() - 1, new CallBar(last.kind(), -1, last.from(), end, last.calls() + 1));
            } else {
                bars.add(bar);
            }
        }
        return bars;
    }

    /** Returns whether two adjacent bars are too narrow to be visible separately; a long call keeps its own. */
    private static boolean isMerged(TimeAxis axis, CallBar last, CallBar next) {
        boolean merged = last.calls() > 1 || axis.x(last.to()) - axis.x(last.from()) < 2;
        return merged
                && axis.x(next.to()) - axis.x(next.from()) < 2
                && last.kind() == next.kind()
                && (next.kind() == CallKind.NEXT || next.kind() == CallKind.CALLBACK)
                && axis.x(next.from()) - axis.x(last.to()) < 1;
    }

    private static final class LaneBuilder {
        private final int pool;
        private final int slot;
        private final int width;
        private final List<Integer> workers = new ArrayList<>();
        private final List<Bar> bars = new ArrayList<>();
        private float[] busy = {};
        private int[] merged = {};
        private final BitSet failed = new BitSet();
        private int mergedCount;

        LaneBuilder(int pool, int slot, TimeAxis axis) {
            this.pool = pool;
            this.slot = slot;
            width = Math.max(1, (int) Math.ceil(axis.width()));
        }

        void merge(double from, double to, boolean isFailure) {
            if (busy.length == 0) {
                busy = new float[width];
                merged = new int[width];
            }
            double x0 = Math.max(0, from);
            double x1 = Math.min(width, to);
            int first = Math.min(width - 1, (int) x0);
            merged[first]++;
            mergedCount++;
            if (isFailure) {
                failed.set(first);
            }
            for (int pixel = first; pixel < width && pixel < x1; pixel++) {
                double share = Math.min(x1, pixel + 1) - Math.max(x0, pixel);
                busy[pixel] = (float) Math.min(1, busy[pixel] + Math.max(0, share));
            }
        }

        Lane build() {
            return new Lane(slot, List.copyOf(workers), List.copyOf(bars), busy, merged, mergedCount, failed);
        }
    }

    /** Places held results in rows: each in the first row that is free at its beginning. */
    private static final class HeldBuilder {
        private final List<HeldBar> bars = new ArrayList<>();
        private final double[] freeFrom = new double[MAX_HELD_ROWS];
        private int rows;
        private int leftOut;

        HeldBuilder() {
            Arrays.fill(freeFrom, Double.NEGATIVE_INFINITY);
        }

        void add(Taskels taskels, int index, TimeAxis axis, long now) {
            long received = taskels.received(index);
            if (received == Trace.NEVER || received > axis.to()) {
                return;
            }
            long delivered = taskels.delivered(index);
            boolean waiting = delivered == Trace.NEVER;
            long end = waiting ? Math.max(now, received) : delivered;
            if (end < axis.from()) {
                return;
            }
            double x0 = axis.x(received);
            double x1 = axis.x(end);
            if (x1 - x0 < MIN_HELD_WIDTH) {
                return;
            }
            for (int row = 0; row < MAX_HELD_ROWS && bars.size() < MAX_HELD; row++) {
                if (freeFrom[row] < x0 - 1) {
                    freeFrom[row] = x1 + 8;
                    rows = Math.max(rows, row + 1);
                    bars.add(new HeldBar(index, row, received, end, waiting));
                    return;
                }
            }
            leftOut++;
        }
    }
}
