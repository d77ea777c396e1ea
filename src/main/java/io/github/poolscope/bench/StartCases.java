package io.github.poolscope.bench;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.trace.TraceRecorder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The time from creating a pool to the first result of each worker: with spares ready, as when a user presses Run
 * again, and without, as the first time.
 */
final class StartCases {
    private static final int READY_WITHIN_SECONDS = 60;

    private final int workers;
    private final int repeat;
    private final Consumer<Measured> told;

    StartCases(int workers, int repeat, Consumer<Measured> told) {
        this.workers = workers;
        this.repeat = repeat;
        this.told = told;
    }

    void run(CaseSelection selection) throws InterruptedException {
        for (StartMethod method : List.of(StartMethod.FORK, StartMethod.SPAWN, StartMethod.FORKSERVER)) {
            for (int count : new int[] {1, workers, 8}) {
                for (boolean spares : new boolean[] {true, false}) {
                    String name =
                            "start/" + method.name().toLowerCase(Locale.ROOT) + "/" + count + (spares ? "" : "/cold");
                    if (selection.has(name)) {
                        told.accept(new Measured(name, "ms", samples(method, count, spares)));
                    }
                }
            }
        }
        ProcessPool.releaseSpares();
    }

    private double[] samples(StartMethod method, int count, boolean spares) throws InterruptedException {
        double[] samples = new double[repeat];
        sample(method, count, spares);
        for (int i = 0; i < repeat; i++) {
            samples[i] = sample(method, count, spares);
        }
        return samples;
    }

    private static double sample(StartMethod method, int count, boolean spares) throws InterruptedException {
        List<Integer> items = PoolCases.range(count);
        PoolOptions options = PoolOptions.builder()
                .processes(count)
                .startMethod(method)
                .spares(spares)
                .recorder(TraceRecorder.live())
                .build();
        if (spares) {
            awaitSpares(options);
        }
        long began = System.nanoTime();
        try (Pool pool = Pool.create(options)) {
            List<Integer> results = pool.map(Functions::identity, items, 1);
            double millis = (System.nanoTime() - began) / 1e6;
            PoolCases.check("the first map", results, items);
            pool.terminate();
            pool.join();
            return millis;
        }
    }

    private static void awaitSpares(PoolOptions options) throws InterruptedException {
        try {
            ProcessPool.prepare(options).get(READY_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchException("No spare workers could be made ready: " + e.getMessage() + ".", e);
        }
    }
}
