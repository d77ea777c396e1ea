package io.github.poolscope.analysis.picture;

import io.github.poolscope.analysis.picture.StepChart.Step;
import java.util.ArrayList;
import java.util.List;

/** Collects the changes of a number in chronological order. */
final class StepBuilder {
    private final TimeAxis axis;
    private final List<Step> steps = new ArrayList<>();
    private long since;
    private long value;
    private long most;
    private int merged;
    /** Whether any time has passed since the beginning. */
    private boolean begun;

    /** Creates a chart of a number that is 0 at first. */
    StepBuilder(TimeAxis axis, long from) {
        this.axis = axis;
        since = from;
    }

    long value() {
        return value;
    }

    void set(long time, long next) {
        if (next != value) {
            // Times of two threads may be slightly out of order.
            long then = Math.max(since, time);
            if (then > since || begun) {
                close(then);
                begun = true;
            }
            since = then;
            value = next;
            most = Math.max(most, next);
        }
    }

    void add(long time, long difference) {
        set(time, value + difference);
    }

    private void close(long to) {
        if (to < axis.from() || since > axis.to()) {
            return;
        }
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (last != null && axis.inOnePixel(last.from(), to)) {
            steps.set(
                    steps.size() - 1,
                    new Step(last.from(), to, Math.min(last.least(), value), Math.max(last.most(), value)));
            merged++;
        } else {
            steps.add(new Step(since, to, value, value));
        }
    }

    /** Returns the chart until {@code end}; the builder can't be used afterwards. */
    StepChart build(long end) {
        close(Math.max(since, end));
        return new StepChart(steps, most, value, merged);
    }
}
