package io.github.poolscope.analysis.time;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * The distribution of durations in a few numbers, in seconds; NaN if there are none. Quantiles are linearly interpolated
 * between the two nearest values, as by default in NumPy and R.
 */
public record DurationSummary(
        int count, double min, double q1, double median, double q3, double p95, double max, double mean) {
    private static final DurationSummary NONE =
            new DurationSummary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Returns the summary of values in increasing order. */
    static DurationSummary ofSorted(double[] sorted) {
        if (sorted.length == 0) {
            return NONE;
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(sorted);
        return new DurationSummary(
                sorted.length,
                sorted[0],
                percentile.evaluate(25),
                percentile.evaluate(50),
                percentile.evaluate(75),
                percentile.evaluate(95),
                sorted[sorted.length - 1],
                StatUtils.mean(sorted));
    }

    /** Returns the summary of values in any order. */
    public static DurationSummary of(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }
}
