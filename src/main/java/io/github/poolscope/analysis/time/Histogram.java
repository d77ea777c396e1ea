package io.github.poolscope.analysis.time;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many values lie in each of several bins, whose edges are round numbers.
 *
 * @param edges the edges in increasing order, one more than bins; a bin has its lower edge and not its upper one
 * @param counts the number of values in each bin
 * @param isLogarithmic whether edges grow by factors instead of steps
 */
public record Histogram(List<Double> edges, List<Integer> counts, boolean isLogarithmic) {
    /** A histogram without values. */
    public static final Histogram NONE = new Histogram(List.of(), List.of(), false);

    private static final int FEWEST_BINS = 5;
    private static final int MOST_BINS = 24;
    /** If the largest value is this many times the smallest one, steps would put nearly all into one bin. */
    private static final double WIDE = 30;

    private static final MathContext DIGITS = new MathContext(9);
    private static final double[] ROUND = {1, 2, 5, 10};
    private static final int DECADES_FOR_THREE_EDGES = 8;

    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
    }

    /**
     * Returns the histogram of values in increasing order, none of which is negative; with logarithmic edges if the
     * values span more than about one and a half decades.
     */
    static Histogram of(double[] sorted) {
        if (sorted.length == 0) {
            return NONE;
        }
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        boolean isLogarithmic = least > 0 && most / least >= WIDE;
        double[] edges = isLogarithmic ? factors(least, most) : steps(least, most, sorted.length);
        // Multiples of 0.05 would have seventeen digits.
        edges = Arrays.stream(edges)
                .map(edge -> new BigDecimal(edge).round(DIGITS).doubleValue())
                .toArray();
        List<Integer> counts = new ArrayList<>();
        int before = 0;
        for (int bin = 1; bin < edges.length; bin++) {
            int end = bin == edges.length - 1 ? sorted.length : position(sorted, edges[bin]);
            counts.add(end - before);
            before = end;
        }
        return new Histogram(Arrays.stream(edges).boxed().toList(), counts, isLogarithmic);
    }

    /** Returns how many values are below an edge. */
    private static int position(double[] sorted, double edge) {
        int found = Arrays.binarySearch(sorted, edge);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && sorted[found - 1] == edge) {
            found--;
        }
        return found;
    }

    private static double[] steps(double least, double most, int count) {
        int bins = (int) Math.max(FEWEST_BINS, Math.min(MOST_BINS, Math.ceil(Math.sqrt(count))));
        double range = most > least ? most - least : Math.max(most, 1);
        double power = Math.pow(10, Math.floor(Math.log10(range / bins)));
        double step = power;
        for (double factor : ROUND) {
            step = factor * power;
            if (step * bins >= range) {
                break;
            }
        }
        long first = (long) Math.floor(least / step);
        long last = (long) Math.floor(most / step) + 1;
        double[] edges = new double[(int) (last - first) + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (first + i) * step;
        }
        return edges;
    }

    /** Returns edges at 1, 2 and 5 of each decade; over many decades, only at their beginnings. */
    private static double[] factors(double least, double most) {
        int first = (int) Math.floor(Math.log10(least));
        int last = (int) Math.floor(Math.log10(most)) + 1;
        boolean isFine = last - first <= DECADES_FOR_THREE_EDGES;
        List<Double> edges = new ArrayList<>();
        for (int decade = first; decade <= last; decade++) {
            edges.add(Math.pow(10, decade));
            if (isFine && decade < last) {
                edges.add(2 * Math.pow(10, decade));
                edges.add(5 * Math.pow(10, decade));
            }
        }
        while (edges.size() > 2 && edges.get(1) <= least) {
            edges.remove(0);
        }
        while (edges.size() > 2 && edges.get(edges.size() - 2) > most) {
            edges.remove(edges.size() - 1);
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
