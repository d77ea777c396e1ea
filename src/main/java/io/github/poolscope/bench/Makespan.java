package io.github.poolscope.bench;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.trace.Taskels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;

/**
 * By how much a run of uneven taskels is longer than necessary: compared with the schedule in which a free worker takes
 * the next taskel at once, computed from the durations measured in that run.
 */
final class Makespan {
    static final String NAME = "makespan/heavy_tail";
    private static final int SEED = 7;
    private static final double MIN_MILLIS = 1;
    private static final double MAX_MILLIS = 200;

    private final int workers;
    private final int repeat;
    private final int taskels;
    private final int warmUp;
    private final Consumer<Measured> told;

    Makespan(int workers, int repeat, boolean quick, Consumer<Measured> told) {
        this.workers = workers;
        this.repeat = repeat;
        this.told = told;
        taskels = quick ? 50 : 200;
        warmUp = quick ? 500 : 5000;
    }

    void run(CaseSelection selection) throws InterruptedException {
        if (!selection.has(NAME)) {
            return;
        }
        FreshTraces traces = new FreshTraces();
        double[] samples = new double[repeat];
        try (Pool pool = Pool.create(PoolCases.options(workers, traces))) {
            pool.map(Functions::sleep, Collections.nCopies(warmUp, MIN_MILLIS / 20), 1);
            for (int i = 0; i < repeat; i++) {
                traces.next();
                pool.map(Functions::sleep, durations(taskels), 1);
                samples[i] = percentOverGreedy(traces.current().trace().taskels());
            }
        }
        told.accept(new Measured(NAME, "% over greedy", samples));
    }

    /** Returns durations in milliseconds, most of them short and a few very long. */
    static List<Double> durations(int count) {
        Random random = new Random(SEED);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            millis.add(Math.min(MAX_MILLIS, MIN_MILLIS / (1 - random.nextDouble())));
        }
        return millis;
    }

    private double percentOverGreedy(Taskels taskels) {
        PriorityQueue<Long> free = new PriorityQueue<>();
        for (int i = 0; i < workers; i++) {
            free.add(0L);
        }
        long first = Long.MAX_VALUE;
        long last = 0;
        long greedy = 0;
        for (int i = 0; i < taskels.count(); i++) {
            long ends = free.remove() + taskels.ended(i) - taskels.started(i);
            free.add(ends);
            greedy = Math.max(greedy, ends);
            first = Math.min(first, taskels.started(i));
            last = Math.max(last, taskels.ended(i));
        }
        return 100.0 * (last - first - greedy) / greedy;
    }
}
