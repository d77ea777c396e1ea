package io.github.poolscope.compare;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.time.DurationSummary;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;

/** One of the runs that are compared. */
public final class ComparedRun {
    static final double NANOS = 1e9;

    private final char letter;
    private final Recording recording;
    private final Figures figures;
    /**
     * How long its taskels ran, in nanoseconds, from the first one on that is stored individually; {@link Trace#NEVER}
     * for one that has not ended or was lost.
     */
    private final long[] durations;

    private final DurationSummary summary;
    private final long firstStart;

    ComparedRun(char letter, Recording recording) {
        this.letter = letter;
        this.recording = recording;
        figures = Figures.of(recording.header(), recording.trace());
        durations = durations(recording.trace().taskels());
        summary = DurationSummary.of(Arrays.stream(durations)
                .filter(nanos -> nanos != Trace.NEVER)
                .mapToDouble(nanos -> nanos / NANOS)
                .toArray());
        firstStart = firstStart(recording.trace().taskels());
    }

    /** Returns when the first taskel began; if the first ones are summed up, when that of the sums did. */
    private static long firstStart(Taskels taskels) {
        long first = taskels.summed().firstStarted();
        int count = taskels.count();
        for (int i = taskels.first(); i < count; i++) {
            long started = taskels.started(i);
            if (started != Trace.NEVER && (first == Trace.NEVER || started < first)) {
                first = started;
            }
        }
        return first == Trace.NEVER ? 0 : first;
    }

    private static long[] durations(Taskels taskels) {
        int first = taskels.first();
        long[] durations = new long[Math.max(0, taskels.count() - first)];
        for (int i = 0; i < durations.length; i++) {
            boolean ended = taskels.ended(first + i) != Trace.NEVER && taskels.outcome(first + i) != Outcome.LOST;
            durations[i] = ended ? taskels.ranFor(first + i, 0) : Trace.NEVER;
        }
        return durations;
    }

    /** Returns its name in the comparison: A for the first run, B for the second. */
    public String letter() {
        return String.valueOf(letter);
    }

    public Recording recording() {
        return recording;
    }

    public Figures figures() {
        return figures;
    }

    /** Returns the distribution of how long taskels ran that have ended and are stored individually. */
    DurationSummary summary() {
        return summary;
    }

    /** Returns when the first taskel began, in nanoseconds; 0 if none has. */
    long firstStart() {
        return firstStart;
    }

    /** Returns how long a taskel ran, in nanoseconds; {@link Trace#NEVER} if it has not ended or is not stored. */
    public long duration(int taskel) {
        int at = taskel - recording.trace().taskels().first();
        return at < 0 || at >= durations.length ? Trace.NEVER : durations[at];
    }
}
