package io.github.poolscope.analysis.time;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Pools;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The places of one pool's workers, each of which has one worker after another. */
final class PoolSlots {
    private final int pool;
    private final int size;
    private final boolean isExecutor;
    private final long created;
    /** By slot in the trace: its workers, in the order in which they were requested. */
    private final Map<Integer, List<Integer>> workersOf = new TreeMap<>();

    private final Demand demand = new Demand();

    private PoolSlots(int pool, int size, boolean isExecutor, long created) {
        this.pool = pool;
        this.size = size;
        this.isExecutor = isExecutor;
        this.created = created;
    }

    /** Returns those of all pools; the last one is null unless there are workers whose pool was not recorded. */
    static @Nullable PoolSlots[] of(RunHeader header, Trace trace, int workerCount) {
        Pools pools = trace.pools();
        Workers workers = trace.workers();
        int count = pools.count();
        @Nullable PoolSlots[] all = new PoolSlots[count + 1];
        for (int pool = 0; pool < count; pool++) {
            PoolKind kind = pools.kind(pool);
            all[pool] = new PoolSlots(
                    pool,
                    kind.isExecutor() ? 0 : pools.size(pool),
                    kind.isExecutor(),
                    Math.max(0, pools.created(pool)));
        }
        for (int worker = 0; worker < workerCount; worker++) {
            if (workers.kind(worker) == WorkerKind.PROCESS) {
                continue;
            }
            int pool = workers.pool(worker);
            int place = pool >= 0 && pool < count ? pool : count;
            PoolSlots slots = all[place];
            if (slots == null) {
                slots = new PoolSlots(Trace.NONE, header.workers(), false, Math.max(0, workers.requested(worker)));
                all[place] = slots;
            }
            slots.workersOf
                    .computeIfAbsent(workers.slot(worker), slot -> new ArrayList<>())
                    .add(worker);
        }
        return all;
    }

    /** Returns the only one, or null if there are several or none. */
    static @Nullable PoolSlots only(@Nullable PoolSlots[] all) {
        PoolSlots[] there = Arrays.stream(all).filter(each -> each != null).toArray(PoolSlots[]::new);
        return there.length == 1 ? there[0] : null;
    }

    int pool() {
        return pool;
    }

    boolean isExecutor() {
        return isExecutor;
    }

    /** Returns when the pool was created, or its first worker was requested. */
    long created() {
        return created;
    }

    Demand demand() {
        return demand;
    }

    /** Returns the number of workers at a time. */
    int count() {
        return Math.max(size, workersOf.size());
    }

    /** Returns the workers of each place; empty for one that never had a worker. */
    List<List<Integer>> places() {
        List<List<Integer>> places = new ArrayList<>(workersOf.values());
        while (places.size() < count()) {
            places.add(List.of());
        }
        return places;
    }
}
