package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Pools;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a run was starting workers: the total length of these spans of time, where spans that overlap count once.
 *
 * <ul>
 *   <li>For a pool of processes or threads, from its creation until as many workers as its size were ready, each in a
 *       slot of its own: replacements of later times do not count.
 *   <li>For each of the first workers of an executor, which starts them when there is work, and for each process that
 *       the program starts itself, from its request until it was ready.
 * </ul>
 *
 * <p>Without a pool, the main program does the work, and nothing is started.
 */
final class StartUp {
    /** From and to, in nanoseconds since the run began. */
    private record Span(long from, long to) {}

    /** The workers of one pool that have become ready, one for each slot. */
    private static final class Start {
        private final boolean isOneByOne;
        private final int size;
        private final BitSet slots = new BitSet();
        private int ready;
        private long from;
        private long last;

        Start(long from, int size, boolean isOneByOne) {
            this.from = from;
            this.size = size;
            this.isOneByOne = isOneByOne;
        }

        boolean isComplete() {
            return ready >= size;
        }
    }

    private final Workers workers;
    private final Pools pools;
    private final int plannedSize;
    private final List<Span> spans = new ArrayList<>();

    private StartUp(RunHeader header, Trace trace) {
        workers = trace.workers();
        pools = trace.pools();
        plannedSize = header.workers();
    }

    /** Returns the time in nanoseconds; {@link Trace#NEVER} while no pool and no process is completely started. */
    static long of(RunHeader header, Trace trace) {
        StartUp startUp = new StartUp(header, trace);
        startUp.find();
        return startUp.spans.isEmpty() ? Trace.NEVER : startUp.total();
    }

    private void find() {
        // The last one is for workers whose pool is not recorded.
        @Nullable Start[] starts = new Start[pools.count() + 1];
        int count = workers.count();
        for (int worker = 0; worker < count; worker++) {
            int pool = workers.pool(worker);
            if (workers.kind(worker) == WorkerKind.PROCESS) {
                addReady(worker);
            } else if (pool < starts.length - 1) {
                int place = pool < 0 ? starts.length - 1 : pool;
                Start start = starts[place];
                if (start == null) {
                    start = begin(pool, worker);
                    starts[place] = start;
                }
                add(start, worker);
            }
        }
    }

    private Start begin(int pool, int worker) {
        long requested = workers.requested(worker);
        if (pool < 0) {
            return new Start(requested, plannedSize, false);
        }
        long created = pools.created(pool);
        PoolKind kind = pools.kind(pool);
        return new Start(
                created == Trace.NEVER ? requested : Math.min(created, requested),
                kind == PoolKind.SERIAL ? 0 : pools.size(pool),
                kind.isExecutor());
    }

    private void add(Start start, int worker) {
        int slot = Math.max(0, workers.slot(worker));
        if (start.isComplete() || workers.ready(worker) == Trace.NEVER || start.slots.get(slot)) {
            return;
        }
        start.slots.set(slot);
        start.ready++;
        start.last = Math.max(start.last, workers.ready(worker));
        if (start.isOneByOne) {
            addReady(worker);
        } else if (start.isComplete()) {
            spans.add(new Span(start.from, start.last));
        }
    }

    private void addReady(int worker) {
        if (workers.ready(worker) != Trace.NEVER) {
            spans.add(new Span(workers.requested(worker), workers.ready(worker)));
        }
    }

    private long total() {
        spans.sort(Comparator.comparingLong(Span::from));
        long sum = 0;
        long end = Long.MIN_VALUE;
        for (Span span : spans) {
            long from = Math.max(span.from(), end);
            sum += Math.max(0, span.to() - from);
            end = Math.max(end, span.to());
        }
        return sum;
    }
}
