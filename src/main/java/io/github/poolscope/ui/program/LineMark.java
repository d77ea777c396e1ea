package io.github.poolscope.ui.program;

import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.ui.fx.Words;
import java.util.Map;
import java.util.TreeMap;

/**
 * The time of a line as the gutter shows it.
 *
 * @param text in seconds, so that the points of all lines are in one column
 * @param share the share in the total blocked time, in thousandths
 * @param blocking whether the main program was blocked; otherwise the call returned while its work continued
 */
record LineMark(String text, int share, boolean blocking) {
    /** Times shorter than this, in nanoseconds, are shown as nearly nothing. */
    private static final long SHORT_NANOS = 5_000_000;

    private static final long AT_ONCE_NANOS = 1_000_000;

    /** Returns the marks of all lines that were reached, by line. */
    static Map<Integer, LineMark> of(LineTimes times) {
        Map<Integer, LineMark> marks = new TreeMap<>();
        times.byLine().forEach((line, time) -> marks.put(line, of(times, time)));
        return marks;
    }

    private static LineMark of(LineTimes times, StepTimes.Time time) {
        String text = time.nanos() < SHORT_NANOS ? "≈ 0 s" : Units.seconds(time.nanos());
        return new LineMark(text, (int) Math.round(1000 * times.share(time)), time.blocking());
    }

    /** Returns what a time means. */
    static String sentence(StepTimes.Time time, boolean lit) {
        if (lit) {
            return Words.text("program.is-blocked", Units.duration(time.nanos()), time.calls());
        }
        if (time.blocking()) {
            return Words.text("program.was-blocked", Units.duration(time.nanos()), time.calls());
        }
        return time.nanos() < AT_ONCE_NANOS
                ? Words.text("program.returned-at-once")
                : Words.text("program.returned", Units.duration(time.nanos()));
    }
}
