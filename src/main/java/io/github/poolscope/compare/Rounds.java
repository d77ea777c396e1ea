package io.github.poolscope.compare;

import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Judges two settings from runs that were made in rounds, each with one run of the first setting, one of the second, and
 * one more of the first, as a control: what the two runs of the same setting differ by is chance.
 *
 * <p>In each round the logarithm of the ratio of the second setting's time to the mean of the first one's two is taken; a
 * difference is claimed if the interval of confidence of its mean (Student's t) excludes 0. Rounds follow each other, so
 * that a machine that becomes slower or faster affects all runs of a round alike.
 */
public final class Rounds {
    /** The fewest rounds from which anything is concluded. */
    public static final int FEWEST = 3;

    /** How sure a claim is: of a hundred comparisons of equal settings about one claims a difference. */
    private static final double CONFIDENCE = 0.99;

    private final List<Round> rounds = new ArrayList<>();

    /**
     * The times of a round in seconds, all above 0.
     *
     * @param first that of the first setting
     * @param second that of the second
     * @param control that of the first setting again
     */
    public record Round(double first, double second, double control) {
        public Round {
            if (!(first > 0 && second > 0 && control > 0)) {
                throw new IllegalArgumentException("a time must be above 0");
            }
        }

        double ofSecond() {
            return Math.log(second) - (Math.log(first) + Math.log(control)) / 2;
        }

        double ofControl() {
            return Math.log(control / first);
        }
    }

    /**
     * An interval of ratios.
     *
     * @param low its lower end
     * @param middle the estimate
     * @param high its upper end
     */
    public record Interval(double low, double middle, double high) {
        /** Returns whether 1 is not in it. */
        public boolean isDifferent() {
            return low > 1 || high < 1;
        }
    }

    public void add(Round round) {
        rounds.add(round);
    }

    /** Returns the rounds so far. */
    public List<Round> all() {
        return List.copyOf(rounds);
    }

    /** Returns the ratio of the second setting's time to the first one's; from 0 to infinity if there are too few rounds. */
    public Interval ratio() {
        return interval(rounds.stream().mapToDouble(Round::ofSecond).toArray());
    }

    /** Returns the ratio of the control runs' times to those of the same setting, which is 1 but for chance. */
    public Interval control() {
        return interval(rounds.stream().mapToDouble(Round::ofControl).toArray());
    }

    private static Interval interval(double[] logarithms) {
        SummaryStatistics all = new SummaryStatistics();
        for (double each : logarithms) {
            all.addValue(each);
        }
        double mean = logarithms.length == 0 ? 0 : all.getMean();
        if (logarithms.length < FEWEST) {
            return new Interval(0, Math.exp(mean), Double.POSITIVE_INFINITY);
        }
        double t = new TDistribution(logarithms.length - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        double half = t * all.getStandardDeviation() / Math.sqrt(logarithms.length);
        return new Interval(Math.exp(mean - half), Math.exp(mean), Math.exp(mean + half));
    }

    /** Returns the judgement in one sentence about A, the first setting, and B, the second. */
    public Phrase sentence() {
        if (rounds.size() < FEWEST) {
            return Phrase.of("compare.rounds.too-few", rounds.size(), FEWEST);
        }
        Interval ratio = ratio();
        if (!ratio.isDifferent()) {
            return Phrase.of(
                    "compare.rounds.alike", rounds.size(), percent(ratio.low() - 1), percent(ratio.high() - 1));
        }
        return ratio.high() < 1
                ? Phrase.of("compare.rounds.faster", percent(1 - ratio.high()), percent(1 - ratio.low()), rounds.size())
                : Phrase.of(
                        "compare.rounds.slower", percent(ratio.low() - 1), percent(ratio.high() - 1), rounds.size());
    }

    /** Returns what the control runs tell, in one sentence. */
    public Phrase controlSentence() {
        Interval control = control();
        return Phrase.of("compare.rounds.control", percent(control.low() - 1), percent(control.high() - 1));
    }

    private static String percent(double share) {
        return Double.isInfinite(share) ? "∞" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
