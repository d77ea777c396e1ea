package io.github.poolscope.compare;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Two to six runs side by side, as they were when the comparison was made. Immutable, but for the runs themselves. */
public final class Comparison {
    /** The largest number of runs. */
    public static final int MOST = 6;

    /** A difference of less than this share of the shorter wall time is none worth a cause. */
    private static final double ALIKE = 0.03;

    private final List<ComparedRun> runs = new ArrayList<>();
    private final List<PlanDifference> plan;
    private final List<FigureRow> figures = new ArrayList<>();
    private final Pairs pairs;
    private final List<Phrase> warnings;

    private Comparison(List<? extends Recording> recordings) {
        for (Recording recording : recordings) {
            runs.add(new ComparedRun((char) ('A' + runs.size()), recording));
        }
        plan = PlanDifference.of(
                recordings.stream().map(run -> run.header().plan()).toList());
        for (Measure measure : Measure.values()) {
            figures.add(FigureRow.of(measure, runs));
        }
        pairs = new Pairs(runs);
        warnings = new Fairness(runs, pairs).warnings();
    }

    /**
     * Compares runs. Takes about a second for two runs of a million taskels.
     *
     * @param recordings two to six runs, of which the first is the one that the others are compared with
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static Comparison of(List<? extends Recording> recordings) {
        if (recordings.size() < 2 || recordings.size() > MOST) {
            throw new IllegalArgumentException(recordings.size() + " runs can't be compared: two to six can.");
        }
        return new Comparison(recordings);
    }

    /** Returns the runs, in the order in which they were given. */
    public List<ComparedRun> runs() {
        return List.copyOf(runs);
    }

    /** Returns the settings in which the plans differ. */
    public List<PlanDifference> plan() {
        return plan;
    }

    /** Returns all figures, in the order of {@link Measure}. */
    public List<FigureRow> figures() {
        return List.copyOf(figures);
    }

    /** Returns the row of a figure. */
    public FigureRow figure(Measure measure) {
        return figures.get(measure.ordinal());
    }

    /** Returns which taskels are the same one. */
    public Pairs pairs() {
        return pairs;
    }

    /** Returns what makes the comparison unfair, each in one sentence; empty if nothing is known to. */
    public List<Phrase> warnings() {
        return warnings;
    }

    /**
     * Returns in one sentence what the difference is and where it comes from: of two runs, between them; of more, between
     * the fastest and the slowest.
     */
    public Phrase sentence() {
        ComparedRun one = runs.get(0);
        ComparedRun other = runs.get(1);
        if (runs.size() > 2) {
            Comparator<ComparedRun> byWall =
                    Comparator.comparingLong(run -> run.figures().wall());
            one = runs.stream().min(byWall).orElse(one);
            other = runs.stream().max(byWall).orElse(other);
        }
        return sentence(one, other);
    }

    /** Returns how many seconds a cause adds to the wall time of a run, compared with the first one. */
    public double causeSeconds(Cause cause, int run) {
        return Causes.of(runs.get(0), runs.get(run)).of(cause);
    }

    private static Phrase sentence(ComparedRun from, ComparedRun to) {
        long before = from.figures().wall();
        long after = to.figures().wall();
        double difference = (after - before) / ComparedRun.NANOS;
        if (Math.abs(after - before) <= ALIKE * Math.min(before, after)) {
            return Phrase.of(
                    "compare.alike", to.letter(), from.letter(), Units.duration(after), Units.duration(before));
        }
        Causes causes = Causes.of(from, to);
        String ratio = before == 0 ? "∞" : String.format(Locale.ROOT, "%.2f", after / (double) before);
        Phrase took = Phrase.of(
                "compare.took", to.letter(), ratio, from.letter(), Units.duration(after), Units.duration(before));
        List<Phrase> effects = causes.strongest(difference).stream()
                .map(cause -> effect(causes, cause))
                .toList();
        return switch (effects.size()) {
            case 0 -> took;
            case 1 -> Phrase.of("compare.took-because", took, effects.get(0));
            case 2 -> Phrase.of("compare.took-because-of-two", took, effects.get(0), effects.get(1));
            default -> Phrase.of("compare.took-because-of-three", took, effects.get(0), effects.get(1), effects.get(2));
        };
    }

    private static Phrase effect(Causes causes, Cause cause) {
        double seconds = causes.of(cause);
        String amount = Units.duration(Math.round(Math.abs(seconds) * ComparedRun.NANOS));
        return Phrase.of(seconds < 0 ? "compare.saves" : "compare.adds", cause.words(), amount);
    }

    /** Returns whether a taskel of a run has the same one in all other runs. */
    public boolean isInAll(int run, int taskel) {
        int place = pairs.place(run, taskel);
        if (place == Trace.NONE) {
            return false;
        }
        for (int each = 0; each < runs.size(); each++) {
            if (pairs.taskel(each, place) == Trace.NONE) {
                return false;
            }
        }
        return true;
    }
}
