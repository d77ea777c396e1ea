package io.github.poolscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same calls on an executor of plain threads, which share memory and end with the whole process. */
final class ThreadCases {
    private final int workers;
    private final int scale;
    private final Sampler sampler;
    private final Map<String, Double> medians = new TreeMap<>();

    ThreadCases(int workers, boolean quick, Sampler sampler) {
        this.workers = workers;
        this.sampler = sampler;
        scale = quick ? 10 : 1;
    }

    OptionalDouble of(String name) {
        Double median = medians.get(name);
        return median == null ? OptionalDouble.empty() : OptionalDouble.of(median);
    }

    void run(CaseSelection selection) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            all(selection, "map/chunk1", PoolCases.range(100_000 / scale), threads);
            all(selection, "apply_async/get_all", PoolCases.range(20_000 / scale), threads);
            int calls = 5_000 / scale;
            if (selection.has("apply/round_trip")) {
                keep(sampler.micros("apply/round_trip", calls, () -> {
                    long began = System.nanoTime();
                    for (int i = 0; i < calls; i++) {
                        int item = i;
                        Integer unused =
                                threads.submit(() -> Functions.identity(item)).get();
                    }
                    return System.nanoTime() - began;
                }));
            }
        } finally {
            threads.shutdown();
        }
    }

    private void all(CaseSelection selection, String name, List<Integer> items, ExecutorService threads)
            throws Exception {
        if (!selection.has(name)) {
            return;
        }
        keep(sampler.rate(name, "taskels/s", items.size(), () -> {
            long began = System.nanoTime();
            List<Future<Integer>> futures = new ArrayList<>(items.size());
            for (Integer item : items) {
                futures.add(threads.submit(() -> Functions.identity(item)));
            }
            List<Integer> results = new ArrayList<>(items.size());
            for (Future<Integer> future : futures) {
                results.add(future.get());
            }
            long nanos = System.nanoTime() - began;
            PoolCases.check(name, results, items);
            return nanos;
        }));
    }

    private void keep(Measured measured) {
        medians.put(measured.name(), measured.median());
    }
}
