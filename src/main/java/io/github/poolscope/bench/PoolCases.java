package io.github.poolscope.bench;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.StartMethod;
import io.github.poolscope.trace.Recorder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What a running pool does in a second: the same calls that CPython's pool is asked for, each result checked. */
final class PoolCases {
    private static final int MIB = 1 << 20;

    private final int workers;
    private final int scale;
    private final Sampler sampler;
    private final Consumer<Measured> told;

    PoolCases(int workers, boolean quick, Sampler sampler, Consumer<Measured> told) {
        this.workers = workers;
        this.sampler = sampler;
        this.told = told;
        scale = quick ? 10 : 1;
    }

    static PoolOptions options(int workers, Recorder recorder) {
        return PoolOptions.builder()
                .processes(workers)
                .startMethod(StartMethod.FORK)
                .recorder(recorder)
                .build();
    }

    void run(Selection selection) throws Exception {
        FreshTraces traces = new FreshTraces();
        try (Pool pool = Pool.create(options(workers, traces))) {
            List<Integer> items = range(100_000 / scale);
            for (int chunk : new int[] {1, 10, 100, 1_000, 10_000}) {
                map(selection, "map/chunk" + chunk, items, traces, () -> pool.map(Functions::identity, items, chunk));
            }
            List<Integer> many = range(1_000_000 / scale);
            map(selection, "map/auto", many, traces, () -> pool.map(Functions::identity, many));
            for (int chunk : new int[] {1, 100}) {
                String ordered = "imap/chunk" + chunk;
                rate(selection, ordered, items.size(), traces, () -> {
                    if (!drained(pool.imap(Functions::identity, items, chunk)).equals(items)) {
                        throw new IllegalStateException(ordered + " delivered in another order");
                    }
                });
                String unordered = "imap_unordered/chunk" + chunk;
                rate(selection, unordered, items.size(), traces, () -> {
                    List<Integer> results = drained(pool.imapUnordered(Functions::identity, items, chunk));
                    Collections.sort(results);
                    check(unordered, results, items);
                });
            }
            roundTrip(selection, pool, traces);
            applyAsync(selection, pool, traces);
            echo(selection, pool, traces);
        }
    }

    /** A call of a pool. */
    interface Call {
        List<Integer> results() throws Exception;
    }

    private interface Work {
        void run() throws Exception;
    }

    private void map(Selection selection, String name, List<Integer> items, FreshTraces traces, Call call)
            throws Exception {
        rate(selection, name, items.size(), traces, () -> check(name, call.results(), items));
    }

    private void rate(Selection selection, String name, int count, FreshTraces traces, Work work) throws Exception {
        if (selection.has(name)) {
            told.accept(sampler.rate(name, "taskels/s", count, () -> timed(traces, work)));
        }
    }

    private void roundTrip(Selection selection, Pool pool, FreshTraces traces) throws Exception {
        int calls = 5_000 / scale;
        if (selection.has("apply/round_trip")) {
            told.accept(sampler.micros(
                    "apply/round_trip",
                    calls,
                    () -> timed(traces, () -> {
                        for (int i = 0; i < calls; i++) {
                            if (pool.apply(Functions::identity, i) != i) {
                                throw new IllegalStateException("apply answered something else");
                            }
                        }
                    })));
        }
    }

    private void applyAsync(Selection selection, Pool pool, FreshTraces traces) throws Exception {
        List<Integer> items = range(20_000 / scale);
        rate(selection, "apply_async/get_all", items.size(), traces, () -> {
            List<AsyncResult<Integer>> pending = new ArrayList<>(items.size());
            for (Integer item : items) {
                pending.add(pool.applyAsync(Functions::identity, item));
            }
            List<Integer> results = new ArrayList<>(items.size());
            for (AsyncResult<Integer> result : pending) {
                results.add(result.get());
            }
            check("apply_async", results, items);
        });
    }

    private void echo(Selection selection, Pool pool, FreshTraces traces) throws Exception {
        int count = 200 / scale;
        List<byte[]> blobs = Collections.nCopies(count, new byte[MIB]);
        if (selection.has("echo/1MiB")) {
            told.accept(sampler.rate(
                    "echo/1MiB",
                    "MiB/s each way",
                    count,
                    () -> timed(traces, () -> {
                        List<byte[]> results = pool.map(Functions::echo, blobs, 1);
                        if (results.size() != count || results.get(count - 1).length != MIB) {
                            throw new IllegalStateException("echo answered something else");
                        }
                    })));
        }
    }

    /** How long a call takes that returns the items as they are, which is checked afterwards. */
    static long nanos(FreshTraces traces, List<Integer> items, Call call) throws Exception {
        traces.next();
        long began = System.nanoTime();
        List<Integer> results = call.results();
        long nanos = System.nanoTime() - began;
        check("map", results, items);
        return nanos;
    }

    private static long timed(FreshTraces traces, Work work) throws Exception {
        traces.next();
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    static void check(String name, List<Integer> results, List<Integer> expected) {
        if (!results.equals(expected)) {
            throw new IllegalStateException(name + " answered something else");
        }
    }

    private static List<Integer> drained(Iterator<Integer> results) {
        List<Integer> all = new ArrayList<>();
        results.forEachRemaining(all::add);
        return all;
    }

    static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
