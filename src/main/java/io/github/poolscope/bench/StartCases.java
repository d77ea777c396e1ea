package io.github.poolscope.bench;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.pool.StartMethod;
import io.github.poolscope.trace.TraceRecorder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * From asking for a pool to the first result of each worker. The first pool of its kind is not counted; the next is asked
 * for when the machine has come to rest, as when a person presses Run again.
 */
final class StartCases {
    /** Warm spares are started 300 ms after the last was taken, each in some 300 ms of processor time. */
    private static final int REST_MILLIS = 800;

    private static final int REST_MILLIS_PER_WORKER = 250;

    private final int workers;
    private final int repeat;
    private final Consumer<Measured> told;

    StartCases(int workers, int repeat, Consumer<Measured> told) {
        this.workers = workers;
        this.repeat = repeat;
        this.told = told;
    }

    void run(Selection selection) throws InterruptedException {
        for (StartMethod method : List.of(StartMethod.FORK, StartMethod.SPAWN, StartMethod.FORKSERVER)) {
            for (int count : new int[] {1, workers, 8}) {
                String name = "start/" + method.name().toLowerCase(Locale.ROOT) + "/" + count;
                if (selection.has(name)) {
                    told.accept(new Measured(name, "ms", samples(method, count)));
                }
            }
        }
        ProcessPool.releaseSpares();
    }

    private double[] samples(StartMethod method, int count) throws InterruptedException {
        double[] samples = new double[repeat];
        double unused = sample(method, count);
        for (int i = 0; i < repeat; i++) {
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS + (long) REST_MILLIS_PER_WORKER * count);
            samples[i] = sample(method, count);
        }
        return samples;
    }

    private static double sample(StartMethod method, int count) throws InterruptedException {
        List<Integer> items = PoolCases.range(count);
        PoolOptions options = PoolOptions.builder()
                .processes(count)
                .startMethod(method)
                .recorder(TraceRecorder.live())
                .build();
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
}
