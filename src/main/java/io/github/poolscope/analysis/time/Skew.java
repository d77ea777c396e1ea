package io.github.poolscope.analysis.time;

import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A few taskels that took far longer than the others and so determined when the run's work ended.
 *
 * @param taskels these taskels, the longest first
 * @param median the median duration of all taskels, in nanoseconds
 * @param alone how long only these still ran, after all others had ended, in nanoseconds
 * @param makespan from the first start to the last end of the taskels, in nanoseconds
 */
public record Skew(List<Integer> taskels, long median, long alone, long makespan) {
    /** With fewer taskels, none can be told to be unusual. */
    private static final int ENOUGH_TASKELS = 8;
    /** A taskel is long if it took this many times the median, and is beyond the outer fence of a box plot. */
    private static final double MANY_TIMES = 4;

    private static final double OUTER_FENCE = 3;
    /** At most one taskel of this number is an exception. */
    private static final int FEW = 20;

    private static final double LARGE_SHARE = 0.2;
    private static final long WORTH_TELLING_NANOS = 50_000_000;
    private static final double NANOS = 1e9;

    public Skew {
        taskels = List.copyOf(taskels);
    }

    /**
     * Finds them among taskels that all have ended.
     *
     * @param of the taskels to examine
     * @return empty if there are none, or if others ended about as late
     */
    public static Optional<Skew> of(Trace trace, int[] of) {
        Taskels taskels = trace.taskels();
        boolean haveEnded = Arrays.stream(of)
                .allMatch(index -> taskels.started(index) != Trace.NEVER && taskels.ended(index) != Trace.NEVER);
        if (of.length < ENOUGH_TASKELS || !haveEnded) {
            return Optional.empty();
        }
        DurationSummary all = DurationSummary.of(Arrays.stream(of)
                .mapToDouble(index -> took(taskels, index) / NANOS)
                .toArray());
        double limit = NANOS * Math.max(MANY_TIMES * all.median(), all.q3() + OUTER_FENCE * (all.q3() - all.q1()));
        List<Integer> longOnes = Arrays.stream(of)
                .filter(index -> took(taskels, index) > limit)
                .boxed()
                .sorted(Comparator.comparingLong((Integer index) -> took(taskels, index))
                        .reversed())
                .toList();
        if (longOnes.isEmpty() || longOnes.size() > Math.max(1, of.length / FEW)) {
            return Optional.empty();
        }
        long first = Arrays.stream(of).mapToLong(taskels::started).min().orElseThrow();
        long last = Arrays.stream(of).mapToLong(taskels::ended).max().orElseThrow();
        long others = Arrays.stream(of)
                .filter(index -> took(taskels, index) <= limit)
                .mapToLong(taskels::ended)
                .max()
                .orElseThrow();
        long alone = last - others;
        return alone > WORTH_TELLING_NANOS && alone > LARGE_SHARE * (last - first)
                ? Optional.of(new Skew(longOnes, Math.round(all.median() * NANOS), alone, last - first))
                : Optional.empty();
    }

    private static long took(Taskels taskels, int index) {
        return Math.max(0, taskels.ended(index) - taskels.started(index));
    }
}
