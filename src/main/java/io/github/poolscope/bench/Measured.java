package io.github.poolscope.bench;

import java.util.Arrays;

/** One case with its samples. More is better for rates, less for everything else. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
public record Measured(String name, String unit, double[] samples) {
    /** Returns the median. */
    public double median() {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static boolean isRate(String unit) {
        return unit.contains("/s");
    }
}
