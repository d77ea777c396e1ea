package io.github.poolscope.sweep;

import io.github.poolscope.predict.Prediction;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * What a sweep knows of one setting.
 *
 * @param candidate the setting
 * @param seconds the lengths of its runs, in the order of rounds
 * @param prediction what was predicted for it; empty if nothing was
 * @param fate what became of it
 */
public record MeasuredSetting(Candidate candidate, List<Double> seconds, Optional<Prediction> prediction, Fate fate) {
    /** What becomes of a setting. */
    public enum Fate {
        /** It was run in all rounds. */
        FINISHED,
        /** It was slower than another one in the first rounds, by more than noise. */
        LEFT,
        /** It was predicted to be slower than another one, and not run. */
        DROPPED
    }

    public MeasuredSetting {
        seconds = List.copyOf(seconds);
    }

    private double[] values() {
        return seconds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns the mean length of its runs; NaN without one. */
    public double mean() {
        return StatUtils.mean(values());
    }

    /** Returns the standard deviation of its runs, divided by their mean; NaN without two. */
    public double noise() {
        return seconds.size() < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(values())) / mean();
    }

    /**
     * Returns the probability that runs of two equal settings differ by as much in the mean (Welch's t-test); 1 if one of
     * them has fewer than two runs.
     */
    double probabilityOfEqual(MeasuredSetting other) {
        if (seconds.size() < 2 || other.seconds.size() < 2) {
            return 1;
        }
        boolean varies = StatUtils.variance(values()) > 0 || StatUtils.variance(other.values()) > 0;
        return varies ? new TTest().tTest(values(), other.values()) : seconds.equals(other.seconds) ? 1 : 0;
    }
}
