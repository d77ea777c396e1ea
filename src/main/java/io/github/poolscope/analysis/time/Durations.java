package io.github.poolscope.analysis.time;

import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * How long taskels took that have ended and are stored individually, in seconds.
 *
 * @param all the distribution over all of them
 * @param byWorker the distribution on each worker that ran any
 * @param histogram how many took how long
 * @param trend whether later taskels take longer: Spearman's rank correlation of index and duration, from -1 to 1; empty
 *     for fewer than {@link #ENOUGH} taskels, or if all took equally long
 * @param growth the same for the sizes of items and durations: the size of a number is its value, that of another text
 *     its length; empty if items were not recorded or have equal sizes
 * @param leftOut the number of taskels that are summed up, and are in none of these
 */
public record Durations(
        DurationSummary all,
        SortedMap<Integer, DurationSummary> byWorker,
        Histogram histogram,
        OptionalDouble trend,
        OptionalDouble growth,
        int leftOut) {
    /** The number of taskels from which on a correlation is told. */
    public static final int ENOUGH = 10;

    /** The maximum number of taskels from which correlations are computed, evenly spread over the run. */
    private static final int MOST_CORRELATED = 20_000;

    private static final double NANOS = 1e9;

    /** Reads the durations of all taskels of a run. */
    public static Durations of(Trace trace) {
        return of(trace, index -> true);
    }

    /** Reads the durations of those taskels that {@code which} accepts. */
    public static Durations of(Trace trace, IntPredicate which) {
        Taskels taskels = trace.taskels();
        int first = taskels.first();
        int end = taskels.count();
        int[] indices = new int[end - first];
        int count = 0;
        for (int i = first; i < end; i++) {
            if (taskels.started(i) != Trace.NEVER && taskels.ended(i) != Trace.NEVER && which.test(i)) {
                indices[count++] = i;
            }
        }
        int[] ended = Arrays.copyOf(indices, count);
        double[] seconds = Arrays.stream(ended)
                .mapToDouble(index -> seconds(taskels, index))
                .toArray();
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return new Durations(
                DurationSummary.ofSorted(sorted),
                byWorker(taskels, ended),
                Histogram.of(sorted),
                correlation(taskels, ended, index -> index),
                growth(taskels, ended),
                first);
    }

    private static double seconds(Taskels taskels, int index) {
        return Math.max(0, taskels.ended(index) - taskels.started(index)) / NANOS;
    }

    private static SortedMap<Integer, DurationSummary> byWorker(Taskels taskels, int[] ended) {
        SortedMap<Integer, double[]> values = new TreeMap<>();
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        for (int index : ended) {
            int worker = taskels.worker(index);
            int place = counts.merge(worker, 1, Integer::sum) - 1;
            double[] ofWorker = values.computeIfAbsent(worker, key -> new double[8]);
            if (place == ofWorker.length) {
                ofWorker = Arrays.copyOf(ofWorker, place * 2);
                values.put(worker, ofWorker);
            }
            ofWorker[place] = seconds(taskels, index);
        }
        SortedMap<Integer, DurationSummary> summaries = new TreeMap<>();
        values.forEach((worker, all) -> {
            double[] sorted = Arrays.copyOf(all, counts.getOrDefault(worker, 0));
            Arrays.sort(sorted);
            summaries.put(worker, DurationSummary.ofSorted(sorted));
        });
        return summaries;
    }

    private static OptionalDouble growth(Taskels taskels, int[] ended) {
        if (ended.length < ENOUGH
                || Arrays.stream(ended, 0, ENOUGH)
                        .anyMatch(index -> taskels.item(index).isEmpty())) {
            return OptionalDouble.empty();
        }
        boolean areNumbers = Arrays.stream(spread(ended)).allMatch(index -> isNumber(taskels.item(index)));
        return correlation(
                taskels,
                ended,
                index -> areNumbers
                        ? Double.parseDouble(taskels.item(index))
                        : taskels.item(index).length());
    }

    private static boolean isNumber(String text) {
        try {
            return !Double.isNaN(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static int[] spread(int[] all) {
        int count = Math.min(all.length, MOST_CORRELATED);
        int[] some = new int[count];
        for (int i = 0; i < count; i++) {
            some[i] = all[(int) ((long) i * all.length / count)];
        }
        return some;
    }

    private static OptionalDouble correlation(Taskels taskels, int[] ended, IntToDoubleFunction size) {
        if (ended.length < ENOUGH) {
            return OptionalDouble.empty();
        }
        int[] some = spread(ended);
        double[] sizes = Arrays.stream(some).mapToDouble(size).toArray();
        double[] seconds = Arrays.stream(some)
                .mapToDouble(index -> seconds(taskels, index))
                .toArray();
        double found = new SpearmansCorrelation().correlation(sizes, seconds);
        return Double.isNaN(found) ? OptionalDouble.empty() : OptionalDouble.of(found);
    }
}
