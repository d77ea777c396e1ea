package io.github.poolscope.lesson;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How fast lessons run: a factor on the durations that their plans and scripts name. */
public enum Pace {
    /**
     * Twice the durations. A taskel takes a second or more, so that a teacher can point at each bar and each red line
     * and say what it is; the longest lesson takes about half a minute.
     */
    SLOW(2),
    /**
     * The durations as they are written in the lessons, which were chosen for a class that watches and listens: most
     * lessons take 2 to 10 seconds.
     */
    CLASS(1),
    /**
     * A quarter of the durations, for a second look and for learners on their own. At a still smaller factor the start
     * of the worker processes, which no factor changes, takes longer than the taskels and hides what the lesson shows.
     */
    FAST(0.25);

    /** The minimum factor for runs that are not watched; below it, the start of workers takes longer than their work. */
    public static final double MIN = 0.05;

    /** The maximum factor. */
    public static final double MAX = 10;

    private final double factor;

    Pace(double factor) {
        this.factor = factor;
    }

    /** Returns the factor on durations. */
    public double factor() {
        return factor;
    }

    /** Returns the name by which {@link #named} finds it, for files and the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the pace with that key; empty if there is none. */
    public static Optional<Pace> named(String key) {
        return Arrays.stream(values()).filter(pace -> pace.key().equals(key)).findFirst();
    }

    /** Returns the pace with exactly that factor; empty if there is none. */
    public static Optional<Pace> of(double factor) {
        return Arrays.stream(values()).filter(pace -> pace.factor == factor).findFirst();
    }

    /** Returns the pace whose ratio to {@code factor}, which is positive, is nearest to 1. */
    public static Pace nearest(double factor) {
        return Arrays.stream(values())
                .min(Comparator.comparingDouble(pace -> Math.abs(Math.log(pace.factor / factor))))
                .orElseThrow();
    }
}
