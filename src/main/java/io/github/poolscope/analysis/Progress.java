package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;

/** A progress line in the format of tqdm; counts taskels, not tasks. */
public final class Progress {
    private Progress() {}

    /**
     * Returns the number of taskels of a run: its items, or the known taskels if a script or a watched program makes
     * more. During a run, call it after reading how many are done.
     */
    public static int total(RunHeader header, Trace trace) {
        return Math.max(header.items(), trace.taskels().count());
    }

    /** Returns whether more taskels may come than are known: those of a watched program that runs. */
    public static boolean isOpen(RunHeader header, Trace trace) {
        return header.isWatched() && !trace.state().isOver();
    }

    /**
     * Returns a line for a run.
     *
     * @param done how many are done, read before this is called
     */
    public static String line(RunHeader header, Trace trace, int done, long elapsedNanos) {
        return isOpen(header, trace)
                ? openLine(done, total(header, trace), elapsedNanos)
                : line(done, total(header, trace), elapsedNanos);
    }

    /** Returns a line such as {@code 7/12+ [00:06, 1.13 it/s]}: more may come, so that there is no share, no estimate. */
    static String openLine(int done, int known, long elapsedNanos) {
        double seconds = Units.toSeconds(elapsedNanos);
        if (done == 0 && known == 0) {
            return alone(seconds);
        }
        double rate = seconds > 0 ? done / seconds : 0;
        return done + "/" + Math.max(done, known) + "+ [" + clock(seconds) + ", " + rate(rate) + "]";
    }

    /**
     * Returns a line such as {@code 7/12 58 % [00:06<00:05, 1.13 it/s]}; without the estimate while nothing is done.
     */
    public static String line(int done, int known, long elapsedNanos) {
        int total = Math.max(done, known);
        double seconds = Units.toSeconds(elapsedNanos);
        if (total == 0) {
            return alone(seconds);
        }
        String share = Units.percent(Math.floor(100.0 * done / total) / 100);
        double rate = seconds > 0 ? done / seconds : 0;
        String left = done == 0 ? "?" : clock((total - done) / rate);
        return done + "/" + total + " " + share + " [" + clock(seconds) + "<" + left + ", " + rate(rate) + "]";
    }

    /** Returns the line of a program that has no taskels, such as {@code [00:06]}. */
    private static String alone(double seconds) {
        return "[" + clock(seconds) + "]";
    }

    private static String rate(double rate) {
        if (rate <= 0) {
            return "? it/s";
        }
        return rate >= 1 || rate == 0
                ? Units.format(rate >= 1000 ? "%.0f it/s" : "%.2f it/s", rate)
                : Units.format("%.2f s/it", 1 / rate);
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600
                ? Units.format("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : Units.format("%02d:%02d", whole / 60, whole % 60);
    }
}
