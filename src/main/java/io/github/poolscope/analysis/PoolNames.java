package io.github.poolscope.analysis;

import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Pools;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of a run's pools, such as {@code ThreadPool}; those with the same name are numbered. Where a pool was created
 * is the line at which the main program was blocked in its constructor. A snapshot.
 */
public final class PoolNames {
    private static final Phrase OTHERS = Phrase.of("analysis.pool.none");
    /** A constructor is recorded this long after its pool at most, in nanoseconds. */
    private static final long NEAR = 50_000_000;

    private final Pools pools;
    private final int count;
    private final int[] numbers;
    private final int[] lines;
    private final Map<String, Integer> sameName = new HashMap<>();

    private PoolNames(Trace trace) {
        pools = trace.pools();
        count = pools.count();
        numbers = new int[count];
        for (int pool = 0; pool < count; pool++) {
            numbers[pool] = sameName.merge(pools.name(pool), 1, Integer::sum);
        }
        lines = lines(trace);
    }

    /** Creates the names in one pass over the pools and, if there are any, one over the blocking calls. */
    public static PoolNames of(Trace trace) {
        return new PoolNames(trace);
    }

    private int[] lines(Trace trace) {
        int[] found = new int[count];
        List<Constructor> constructors = new ArrayList<>();
        if (count > 0) {
            add(constructors, trace.calls());
            add(constructors, trace.callsElsewhere());
            constructors.sort((one, other) -> Long.compare(one.began(), other.began()));
        }
        int next = 0;
        for (int pool = 0; pool < count; pool++) {
            found[pool] = Trace.NONE;
            long created = pools.created(pool);
            while (next < constructors.size() && constructors.get(next).began() < created) {
                next++;
            }
            if (!pools.kind(pool).isExecutor()
                    && next < constructors.size()
                    && constructors.get(next).began() - created <= NEAR) {
                found[pool] = constructors.get(next).line();
                next++;
            }
        }
        return found;
    }

    private record Constructor(long began, int line) {}

    private static void add(List<Constructor> constructors, Calls calls) {
        int end = calls.count();
        for (int call = calls.first(); call < end; call++) {
            if (calls.kind(call) == CallKind.START_POOL) {
                constructors.add(new Constructor(calls.began(call), calls.line(call)));
            }
        }
    }

    /** Returns the name of a pool; for {@link Trace#NONE}, that of all processes that belong to no pool. */
    public Phrase name(int pool) {
        if (pool < 0 || pool >= count) {
            return OTHERS;
        }
        String name = pools.name(pool);
        return sameName.getOrDefault(name, 1) == 1 ? Phrase.asItIs(name) : Phrase.asItIs(name + " " + numbers[pool]);
    }

    /**
     * Returns a pool's size and start method, and the line that created it, such as {@code 2 processes, fork · line 26}.
     *
     * @param workers the number of workers that it has had, which is told instead if {@code pool} is {@link Trace#NONE}
     */
    public Phrase detail(int pool, int workers) {
        if (pool < 0 || pool >= count) {
            return Phrase.of("analysis.pool.processes", workers);
        }
        Phrase size = size(pool);
        return lines[pool] == Trace.NONE
                ? size
                : Phrase.of("analysis.pool.line", size, Integer.toString(lines[pool] + 1));
    }

    private Phrase size(int pool) {
        PoolKind kind = pools.kind(pool);
        int size = pools.size(pool);
        if (kind == PoolKind.SERIAL) {
            return Phrase.of("analysis.pool.serial");
        }
        if (kind.hasThreads()) {
            return Phrase.of(kind.isExecutor() ? "analysis.pool.threads-at-most" : "analysis.pool.threads", size);
        }
        Phrase processes =
                Phrase.of(kind.isExecutor() ? "analysis.pool.processes-at-most" : "analysis.pool.processes", size);
        String method = pools.startMethod(pool);
        return method.isEmpty() ? processes : Phrase.of("analysis.pool.started-by", processes, method);
    }
}
