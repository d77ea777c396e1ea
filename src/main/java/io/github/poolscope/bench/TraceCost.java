package io.github.poolscope.bench;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.trace.Recorder;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** By how much the trace slows a pool down: two pools, one with and one without a trace, called in turn. */
final class TraceCost {
    private final int workers;
    private final int scale;
    private final Sampler sampler;
    private final Consumer<Measured> told;

    TraceCost(int workers, boolean quick, Sampler sampler, Consumer<Measured> told) {
        this.workers = workers;
        this.sampler = sampler;
        this.told = told;
        scale = quick ? 10 : 1;
    }

    void run(CaseSelection selection) throws Exception {
        FreshTraces traces = new FreshTraces();
        try (Pool on = Pool.create(PoolCases.options(workers, traces));
                Pool off = Pool.create(PoolCases.options(workers, Recorder.NONE))) {
            for (int micros : new int[] {0, 10, 100}) {
                String name = "trace/" + micros + "us";
                if (selection.has(name)) {
                    List<Integer> items =
                            Collections.nCopies((micros == 0 ? 100_000 : 400_000 / micros) / scale, micros);
                    told.accept(new Measured(name, "% slower", samples(on, off, traces, items)));
                }
            }
        }
    }

    private double[] samples(Pool on, Pool off, FreshTraces traces, List<Integer> items) throws Exception {
        sampler.rate("", "/s", 1, () -> nanos(on, traces, items) + nanos(off, traces, items));
        double[] with = new double[sampler.repeat() * 3];
        double[] without = new double[with.length];
        for (int i = 0; i < with.length; i++) {
            with[i] = nanos(on, traces, items);
            without[i] = nanos(off, traces, items);
        }
        double base = new Measured("", "", without).median();
        double[] percent = new double[with.length];
        for (int i = 0; i < with.length; i++) {
            percent[i] = 100 * (with[i] / base - 1);
        }
        return percent;
    }

    private static long nanos(Pool pool, FreshTraces traces, List<Integer> items) throws Exception {
        return PoolCases.nanos(traces, items, () -> pool.map(Functions::spin, items, 1));
    }
}
