package io.github.poolscope.ui.fx;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.Notice;
import io.github.poolscope.analysis.Notices;
import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.analysis.WorkersAtOnce;
import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.analysis.picture.OverviewPicture;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import java.util.List;

/**
 * A run at one instant, ready to be shown. Immutable; made on the monitor thread.
 *
 * @param recording the run
 * @param now the instant
 * @param state the state of the run
 * @param horizon the end of the axis of the whole run
 * @param timeline the timeline of the requested part of time
 * @param overview how busy the workers were over the whole run
 * @param order its orders
 * @param cpu its CPU curves
 * @param figures its figures
 * @param steps how long the main program spent in each step
 * @param notices the notices about it
 */
public record Frame(
        Recording recording,
        long now,
        RunState state,
        long horizon,
        TimelinePicture timeline,
        OverviewPicture overview,
        OrderPicture order,
        CpuPicture cpu,
        Figures figures,
        StepTimes steps,
        List<Notice> notices) {
    /** The minimum length of the axis, in nanoseconds. */
    private static final long MIN_AXIS = 1_000_000;

    /** While a run is live, the axis is longer than the run by this factor, to leave room for what follows. */
    private static final double AHEAD = 1.25;

    /** Returns the length of the run so far plus a margin: the maximum range of the zoom. */
    public long whole() {
        return Math.max(MIN_AXIS, Math.round(now * 1.02));
    }

    static Frame of(Recording recording, Viewport viewport, OfferedChanges offered) {
        Trace trace = recording.trace();
        RunHeader header = recording.header();
        long now = trace.now();
        long horizon = end(recording, now);
        Figures figures = Figures.of(header, trace);
        OrderPicture order = OrderPicture.of(header, trace);
        return new Frame(
                recording,
                now,
                trace.state(),
                horizon,
                timeline(trace, horizon, viewport),
                OverviewPicture.of(trace, horizon, overviewWorkers(header, trace)),
                order,
                CpuPicture.of(trace),
                figures,
                StepTimes.of(header, trace),
                offered.of(Notices.of(header, trace, figures, order.heads())));
    }

    private static int overviewWorkers(RunHeader header, Trace trace) {
        return header.isWatched() ? WorkersAtOnce.of(header, trace) : header.workers();
    }

    /** Returns the same instant of the same run through another viewport. */
    Frame through(Viewport viewport) {
        return new Frame(
                recording,
                now,
                state,
                horizon,
                timeline(recording.trace(), horizon, viewport),
                overview,
                order,
                cpu,
                figures,
                steps,
                notices);
    }

    private static TimelinePicture timeline(Trace trace, long horizon, Viewport viewport) {
        double width = Math.max(1, viewport.width());
        TimeAxis axis =
                viewport.fits() ? new TimeAxis(0, horizon, width) : new TimeAxis(viewport.from(), viewport.to(), width);
        return TimelinePicture.of(trace, axis);
    }

    /**
     * Returns the end of the axis. For a live run it grows in steps, so that bars do not move with each frame; for a
     * run of known length it is a little behind the run's end.
     */
    private static long end(Recording recording, long now) {
        long whole = recording.length();
        if (whole != Trace.NEVER) {
            return Math.max(MIN_AXIS, Math.round(whole * 1.02));
        }
        double step = 1e9;
        while (step < now * AHEAD) {
            step *= AHEAD;
        }
        return Math.round(step);
    }
}
