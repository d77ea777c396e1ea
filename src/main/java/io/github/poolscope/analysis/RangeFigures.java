package io.github.poolscope.analysis;

import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;

/**
 * The figures of a part of a run's time.
 *
 * @param from its beginning in nanoseconds
 * @param to its end in nanoseconds
 * @param began taskels that began in it
 * @param ended taskels that ended in it
 * @param failed how many of those failed
 * @param busy the time in it spent in taskels, over all workers, in nanoseconds
 * @param workers how many workers were ready at some time in it
 * @param ready the time in it in which they were ready, over all workers, in nanoseconds
 */
public record RangeFigures(long from, long to, int began, int ended, int failed, long busy, int workers, long ready) {
    /** Computes the figures in one pass over the taskels that are stored individually. */
    public static RangeFigures of(Trace trace, long from, long to) {
        Taskels taskels = trace.taskels();
        long now = trace.now();
        int began = 0;
        int ended = 0;
        int failed = 0;
        long busy = 0;
        int count = taskels.count();
        for (int i = taskels.first(); i < count; i++) {
            long start = taskels.started(i);
            if (start == Trace.NEVER || start > to) {
                continue;
            }
            long end = taskels.ended(i);
            boolean running = end == Trace.NEVER;
            busy += Math.max(0, Math.min(running ? now : end, to) - Math.max(start, from));
            began += start >= from ? 1 : 0;
            if (!running && end >= from && end <= to) {
                ended++;
                failed += taskels.outcome(i).isFailure() ? 1 : 0;
            }
        }
        int workers = 0;
        long ready = 0;
        int all = trace.workers().count();
        for (int i = 0; i < all; i++) {
            long since = trace.workers().ready(i);
            long exited = trace.workers().exited(i);
            if (since != Trace.NEVER && since <= to && (exited == Trace.NEVER || exited >= from)) {
                workers++;
                ready += Math.max(0, Math.min(exited == Trace.NEVER ? now : exited, to) - Math.max(since, from));
            }
        }
        return new RangeFigures(from, to, began, ended, failed, busy, workers, ready);
    }

    /** Returns one line, such as {@code 0.50 s to 1.20 s (700 ms): 12 taskels began, 11 ended, 2 workers 83 % busy}. */
    public Phrase line() {
        double share = ready == 0 ? Double.NaN : Math.min(1, busy / (double) ready);
        Phrase span =
                Phrase.of("analysis.range.span", Units.seconds(from), Units.seconds(to), Units.duration(to - from));
        Phrase busyShare = Phrase.of("analysis.range.busy", Units.count(workers), Units.percent(share));
        return failed == 0
                ? Phrase.of("analysis.range", span, Units.count(began), Units.count(ended), busyShare)
                : Phrase.of(
                        "analysis.range.failed",
                        span,
                        Units.count(began),
                        Units.count(ended),
                        Units.count(failed),
                        busyShare);
    }
}
