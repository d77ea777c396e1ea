package io.github.poolscope.predict;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Reads the taskels of a run: their CPU time, their waiting, and the gaps between them; times are in nanoseconds. */
final class TaskelReading {
    /** From this CPU share on, workers that outnumber the cores must have waited for a processor. */
    private static final double COMPUTING = 0.3;
    /**
     * Taskels wait for a processor at most this many times as long as they compute: the measured waits are those of all
     * threads of a worker, also of the compiler's while the taskel sleeps.
     */
    private static final double MOST_STRETCH = 4;
    /** The CPU share from which on the waits of taskels tell the load of other programs. */
    private static final double TELLING = 0.05;
    /** The neighbours on each side of a taskel, in the order of items, to which the first one of a worker is compared. */
    private static final int NEIGHBOURS = 3;
    /** A worker's share of its time in taskels below which the main program may have been too slow. */
    private static final double MAIN_BOUND = 0.5;

    private static final int MAIN_BOUND_TASKS = 50;
    /** The part of the gaps that count: the longest ones are interruptions, which come and go. */
    private static final double USUAL_GAPS = 0.99;
    /** Scales the median of absolute values to a standard deviation, for normally distributed values. */
    private static final double MEDIAN_TO_SD = 1.4826;

    private final Taskels taskels;
    private final int count;
    private final double[] cpu;
    private final double[] wait;
    private final boolean[] isFirst;
    private final double wanting;
    private final double computedShare;
    private final double warmUp;
    private final double noise;
    private final Gaps taskGaps = new Gaps();
    private final Gaps taskelGaps = new Gaps();
    private final boolean mainBound;

    TaskelReading(RunHeader header, Trace trace, Figures figures) {
        taskels = trace.taskels();
        count = taskels.count();
        cpu = new double[count];
        wait = new double[count];
        isFirst = new boolean[count];
        computedShare = figures.cpuShare();
        wanting = readLengths(header, figures);
        readGaps(trace, !header.plan().mode().concurrent());
        noise = spread();
        warmUp = removeWarmUp();
        double busy = figures.busy() / (Math.max(1.0, header.workers()) * Math.max(1, figures.makespan()));
        mainBound = busy < MAIN_BOUND && trace.tasks().count() >= (long) MAIN_BOUND_TASKS * header.workers();
    }

    /** Returns how long taskels waited for a processor, which is not counted as waiting. */
    private double readLengths(RunHeader header, Figures figures) {
        double computed = 0;
        double notComputed = 0;
        for (int i = 0; i < count; i++) {
            double took = Math.max(0, taskels.ended(i) - taskels.started(i));
            cpu[i] = Math.min(took, (double) Math.max(0, taskels.cpu(i)));
            wait[i] = took - cpu[i];
            computed += cpu[i];
            notComputed += wait[i];
        }
        double waited = tellsLoad() ? waited(header, figures, computed, notComputed) : 0;
        for (int i = 0; i < count; i++) {
            wait[i] *= notComputed == 0 ? 1 : 1 - waited / notComputed;
        }
        return waited;
    }

    private static double waited(RunHeader header, Figures figures, double computed, double notComputed) {
        return figures.waited() == Trace.NEVER
                ? guessed(header, computed, notComputed)
                : Math.min(Math.min((double) figures.waited(), notComputed), MOST_STRETCH * computed);
    }

    private static double guessed(RunHeader header, double computed, double notComputed) {
        double crowd = header.workers() / (double) header.cores().orElse(1) - 1;
        boolean computes = computed > COMPUTING * (computed + notComputed);
        return computes && crowd > 0 ? Math.min(notComputed, computed * crowd) : 0;
    }

    private void readGaps(Trace trace, boolean oneByOne) {
        int workers = trace.workers().count();
        int[] before = new int[workers];
        Arrays.fill(before, Trace.NONE);
        int latest = Trace.NONE;
        int started = taskels.startedCount();
        for (int rank = 0; rank < started; rank++) {
            int taskel = taskels.startedAt(rank);
            int worker = taskels.worker(taskel);
            if (worker < 0 || worker >= workers) {
                continue;
            }
            int previous = oneByOne ? latest : before[worker];
            isFirst[taskel] = before[worker] == Trace.NONE;
            before[worker] = taskel;
            latest = taskel;
            if (previous == Trace.NONE || isFirst[taskel]) {
                continue;
            }
            long gap = taskels.started(taskel) - taskels.ended(previous);
            if (gap >= 0 && taskels.task(taskel) == taskels.task(previous)) {
                taskelGaps.add((double) gap);
            } else if (gap >= 0 && (oneByOne || taskels.submitted(taskel) <= taskels.ended(previous))) {
                taskGaps.add((double) gap);
            }
        }
    }

    /** Returns the standard deviation of CPU times between neighbours in the order of items, which do similar work. */
    private double spread() {
        double[] differences = IntStream.range(1, count)
                .filter(i -> !isFirst[i] && !isFirst[i - 1] && cpu[i] > 0 && cpu[i - 1] > 0)
                .mapToDouble(i -> Math.abs(cpu[i] - cpu[i - 1]) / (cpu[i] + cpu[i - 1]) * 2)
                .toArray();
        return differences.length == 0 ? 0 : new Percentile(50).evaluate(differences) * MEDIAN_TO_SD / Math.sqrt(2);
    }

    /** Subtracts from each worker's first taskel what it took longer than its neighbours; returns the median of that. */
    private double removeWarmUp() {
        double[] more = new double[count];
        int known = 0;
        for (int i = 0; i < count; i++) {
            double usual = isFirst[i] ? ofNeighbours(i) : Double.NaN;
            if (!Double.isNaN(usual)) {
                more[known++] = Math.max(0, cpu[i] - usual);
            }
        }
        double median = known == 0 ? 0 : new Percentile(50).evaluate(more, 0, known);
        for (int i = 0; i < count && median > 0; i++) {
            double usual = isFirst[i] ? ofNeighbours(i) : Double.NaN;
            if (!Double.isNaN(usual)) {
                cpu[i] = Math.max(Math.min(cpu[i], usual), cpu[i] - median);
            }
        }
        return median;
    }

    /** Returns the median CPU time of the nearest taskels that were not the first of a worker; NaN if there are none. */
    private double ofNeighbours(int taskel) {
        double[] near = IntStream.rangeClosed(taskel - NEIGHBOURS, taskel + NEIGHBOURS)
                .filter(i -> i >= 0 && i < count && !isFirst[i])
                .mapToDouble(i -> cpu[i])
                .toArray();
        return near.length == 0 ? Double.NaN : new Percentile(50).evaluate(near);
    }

    TaskelLengths lengths() {
        return new TaskelLengths(
                cpu,
                wait,
                IntStream.range(0, count)
                        .filter(i -> taskels.outcome(i) == Outcome.LOST)
                        .toArray());
    }

    double wanting() {
        return wanting;
    }

    /** Returns whether the taskels compute for so long that their waits tell the load of other programs. */
    final boolean tellsLoad() {
        return computedShare > TELLING;
    }

    double warmUp() {
        return warmUp;
    }

    double noise() {
        return noise;
    }

    boolean isMainBound() {
        return mainBound;
    }

    /** Returns the usual gap between two tasks of a worker; NaN if no worker had two. */
    double taskGap() {
        return mainBound ? taskGaps.least() : taskGaps.mean();
    }

    /** Returns the usual gap between two taskels of a task; NaN if no task had two. */
    double taskelGap() {
        return taskelGaps.mean();
    }

    /** Gaps of one kind. */
    private static final class Gaps {
        private double[] gaps = new double[16];
        private int count;

        void add(double gap) {
            if (count == gaps.length) {
                gaps = Arrays.copyOf(gaps, 2 * count);
            }
            gaps[count++] = gap;
        }

        double mean() {
            double[] sorted = Arrays.copyOf(gaps, count);
            Arrays.sort(sorted);
            return Arrays.stream(sorted)
                    .limit((long) Math.ceil(count * USUAL_GAPS))
                    .average()
                    .orElse(Double.NaN);
        }

        double least() {
            return count == 0 ? Double.NaN : new Percentile(10).evaluate(gaps, 0, count);
        }
    }
}
