package io.github.poolscope.predict;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Reads from a run what its pool took besides the taskels; times are in nanoseconds. */
final class CostReading {
    /** How many times a taskel's cost a task costs the main program; between 1 and 10 in the benchmark's cases. */
    static final double TASK_PER_TASKEL = 5;
    /** What a task takes the main program at most while it is faster than the workers. */
    private static final double QUICK_MAIN = 10_000;
    /** From the request of a worker to that of the next, of a run that has only one. */
    private static final double USUAL_REQUEST_GAP = 10e6;
    /** A gap of which a run measured nothing is as long as a hand-out, but no longer than this. */
    private static final double MOST_GAP = 300_000;

    private static final double USUAL_TASKEL_GAP = 5_000;

    private final RunHeader header;
    private final Trace trace;
    private final Workers workers;
    private final Figures figures;
    private final TaskelReading taskels;
    private final long created;
    private final int cores;
    /** By worker: the end of its last taskel; 0 without one. */
    private final long[] lastEnds;

    CostReading(RunHeader header, Trace trace, Figures figures, TaskelReading taskels) {
        this.header = header;
        this.trace = trace;
        workers = trace.workers();
        this.figures = figures;
        this.taskels = taskels;
        created = Math.max(0, trace.pools().created(0));
        cores = Math.max(1, header.cores().orElse(1));
        lastEnds = lastEnds(trace);
    }

    /** @param otherLoad the load of other programs, see {@link PoolCosts#otherLoad} */
    PoolCosts costs(double otherLoad) {
        int initial = Math.min(Math.max(1, header.workers()), workers.count());
        long first = workers.count() == 0 ? created : workers.requested(0);
        double requestGap = requestGap(initial);
        double handOut = firstHandOut();
        double taskGap = orElse(taskels.taskGap(), Math.min(MOST_GAP, handOut));
        double taskelGap = orElse(taskels.taskelGap(), Math.min(USUAL_TASKEL_GAP, taskGap));
        double perTask = figures.makespan() / (double) Math.max(1, trace.tasks().count());
        double size =
                trace.taskels().count() / (double) Math.max(1, trace.tasks().count());
        double mainTaskel =
                (taskels.isMainBound() ? perTask : Math.min(QUICK_MAIN, perTask / 2)) / (TASK_PER_TASKEL + size);
        return new PoolCosts(
                cores,
                otherLoad,
                starts(otherLoad),
                Math.max(0, first - created),
                requestGap,
                replacing(),
                Math.max(0, trace.taskels().submitted(0) - created),
                handOut,
                taskGap,
                taskelGap,
                taskels.warmUp(),
                TASK_PER_TASKEL * mainTaskel,
                mainTaskel,
                created,
                Math.max(0, figures.wall() - Arrays.stream(lastEnds).max().orElse(0)));
    }

    /** Returns the median of how long a worker's first task took to begin, of those that waited for it. */
    private double firstHandOut() {
        Taskels all = trace.taskels();
        boolean[] has = new boolean[workers.count()];
        DoubleStream.Builder delays = DoubleStream.builder();
        for (int rank = 0; rank < all.startedCount(); rank++) {
            int taskel = all.startedAt(rank);
            int worker = all.worker(taskel);
            if (worker >= 0 && worker < has.length && !has[worker] && all.task(taskel) != Trace.NONE) {
                has[worker] = true;
                long from = Math.max(workers.ready(worker), all.submitted(taskel));
                delays.add((double) Math.max(0, all.started(taskel) - from));
            }
        }
        double[] known = delays.build().toArray();
        return known.length == 0 ? 0 : new Percentile(50).evaluate(known);
    }

    private double replacing() {
        long[] ended = new long[workers.count() + 1];
        DoubleStream.Builder delays = DoubleStream.builder();
        for (int worker = 0; worker < workers.count(); worker++) {
            int slot = Math.max(0, Math.min(workers.slot(worker), ended.length - 1));
            if (ended[slot] > 0 && workers.requested(worker) != Trace.NEVER) {
                delays.add((double) Math.max(0, workers.requested(worker) - ended[slot]));
            }
            ended[slot] = lastEnds[worker];
        }
        double[] known = delays.build().toArray();
        return known.length == 0 ? 0 : new Percentile(50).evaluate(known);
    }

    /** Returns the median, since the first request often takes longest. */
    private double requestGap(int initial) {
        double[] gaps = IntStream.range(1, initial)
                .mapToDouble(worker -> Math.max(0, workers.requested(worker) - workers.requested(worker - 1)))
                .toArray();
        return gaps.length == 0 ? USUAL_REQUEST_GAP : new Percentile(50).evaluate(gaps);
    }

    private static long[] lastEnds(Trace trace) {
        Taskels all = trace.taskels();
        long[] last = new long[trace.workers().count()];
        for (int i = 0; i < all.count(); i++) {
            int worker = all.worker(i);
            if (worker >= 0 && worker < last.length) {
                last[worker] = Math.max(last[worker], all.ended(i));
            }
        }
        return last;
    }

    /**
     * Returns the CPU time of each start: the integral, from its request until it was ready, of the share of a core
     * that it had beside the other workers, which were starting or computing.
     */
    private List<Double> starts(double otherLoad) {
        double share = figures.busy() == 0 ? 0 : Math.min(1, figures.cpu() / (double) figures.busy());
        record Change(double time, double wanting) {}
        Change[] changes = IntStream.range(0, workers.count())
                .filter(worker -> workers.ready(worker) != Trace.NEVER)
                .boxed()
                .flatMap(worker -> Stream.of(
                        new Change(workers.requested(worker), 1),
                        new Change(workers.ready(worker), share - 1),
                        new Change(
                                workers.exited(worker) == Trace.NEVER ? Double.MAX_VALUE : workers.exited(worker),
                                -share)))
                .sorted(Comparator.comparingDouble(Change::time))
                .toArray(Change[]::new);
        double[] times = Arrays.stream(changes).mapToDouble(Change::time).toArray();
        double[] had = new double[times.length];
        double end = (double) figures.wall();
        double wanting = 0;
        for (int i = 0; i < times.length; i++) {
            if (i > 0) {
                double rate = Math.min(1, cores / Math.max(1, wanting + otherLoad));
                had[i] = had[i - 1] + (Math.min(times[i], end) - Math.min(times[i - 1], end)) * rate;
            }
            wanting += changes[i].wanting();
        }
        List<Double> starts = IntStream.range(0, workers.count())
                .filter(worker -> workers.ready(worker) != Trace.NEVER)
                .mapToDouble(worker -> had[Arrays.binarySearch(times, (double) workers.ready(worker))]
                        - had[Arrays.binarySearch(times, (double) workers.requested(worker))])
                .boxed()
                .toList();
        return starts.isEmpty() ? List.of(0.0) : starts;
    }

    private static double orElse(double measured, double other) {
        return Double.isNaN(measured) ? other : measured;
    }
}
