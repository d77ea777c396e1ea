package io.github.poolscope.bench;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.trace.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The throughput of a running pool: the same calls as for CPython's pool, each result checked. */
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

    void run(CaseSelection selection) throws Exception {
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
                map(selection, ordered, items, traces, () -> drained(pool.imap(Functions::identity, items, chunk)));
                String unordered = "imap_unordered/chunk" + chunk;
                rate(
                        selection,
                        unordered,
                        items.size(),
                        traces,
                        () -> drained(pool.imapUnordered(Functions::identity, items, chunk)),
                        results -> check(unordered, results.stream().sorted().toList(), items));
            }
            roundTrip(selection, pool, traces);
            applyAsync(selection, pool, traces);
            echo(selection, pool, traces);
        }
    }

    private void map(
            CaseSelection selection, String name, List<Integer> items, FreshTraces traces, Callable<List<Integer>> call)
            throws Exception {
        rate(selection, name, items.size(), traces, call, results -> check(name, results, items));
    }

    private <R> void rate(
            CaseSelection selection,
            String name,
            int count,
            FreshTraces traces,
            Callable<? extends R> call,
            Consumer<? super R> verify)
            throws Exception {
        if (selection.has(name)) {
            told.accept(sampler.rate(name, "taskels/s", count, () -> nanos(traces, call, verify)));
        }
    }

    private void roundTrip(CaseSelection selection, Pool pool, FreshTraces traces) throws Exception {
        int calls = 5_000 / scale;
        if (selection.has("apply/round_trip")) {
            told.accept(sampler.micros(
                    "apply/round_trip",
                    calls,
                    () -> nanos(
                            traces,
                            () -> {
                                List<Integer> results = new ArrayList<>(calls);
                                for (int i = 0; i < calls; i++) {
                                    results.add(pool.apply(Functions::identity, i));
                                }
                                return results;
                            },
                            results -> check("apply", results, range(calls)))));
        }
    }

    private void applyAsync(CaseSelection selection, Pool pool, FreshTraces traces) throws Exception {
        List<Integer> items = range(20_000 / scale);
        map(selection, "apply_async/get_all", items, traces, () -> {
            List<AsyncResult<Integer>> pending = new ArrayList<>(items.size());
            for (Integer item : items) {
                pending.add(pool.applyAsync(Functions::identity, item));
            }
            List<Integer> results = new ArrayList<>(items.size());
            for (AsyncResult<Integer> result : pending) {
                results.add(result.get());
            }
            return results;
        });
    }

    private void echo(CaseSelection selection, Pool pool, FreshTraces traces) throws Exception {
        int count = 200 / scale;
        List<byte[]> blobs = Collections.nCopies(count, new byte[MIB]);
        if (selection.has("echo/1MiB")) {
            told.accept(sampler.rate(
                    "echo/1MiB",
                    "MiB/s each way",
                    count,
                    () -> nanos(traces, () -> pool.map(Functions::echo, blobs, 1), results -> {
                        if (results.size() != count
                                || !results.stream().allMatch(result -> Arrays.equals(result, blobs.get(0)))) {
                            throw new IllegalStateException("echo answered something else");
                        }
                    })));
        }
    }

    /** Returns how long a call that returns the items unchanged takes, in nanoseconds. */
    static long nanos(FreshTraces traces, List<Integer> items, Callable<List<Integer>> call) throws Exception {
        return nanos(traces, call, results -> check("map", results, items));
    }

    /** Returns how long a call takes, in nanoseconds; its result is verified afterwards. */
    private static <R> long nanos(FreshTraces traces, Callable<? extends R> call, Consumer<? super R> verify)
            throws Exception {
        traces.next();
        long began = System.nanoTime();
        R results = call.call();
        long nanos = System.nanoTime() - began;
        verify.accept(results);
        return nanos;
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
