package io.github.poolscope.ui.fx;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.Notice;
import io.github.poolscope.analysis.Notices;
import io.github.poolscope.analysis.StepTimes;
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
 * @param state where the run stood
 * @param horizon where the axis of the whole run ends
 * @param timeline its timeline over the part of time that was asked for
 * @param overview how busy the workers were over the whole of it
 * @param order its orders
 * @param cpu its CPU curves
 * @param figures its figures
 * @param steps how long the main program spent where
 * @param notices what to notice about it
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
    /** A run of no time at all is still drawn on an axis. */
    private static final long SHORTEST_AXIS = 1_000_000;

    /** While a run goes on, the axis reaches beyond the present, so that what is to come has a place. */
    private static final double AHEAD = 1.25;

    /** How long the run is so far, and a little more: as much as is zoomed out to. */
    public long whole() {
        return Math.max(SHORTEST_AXIS, Math.round(now * 1.02));
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
                OverviewPicture.of(trace, horizon, header.workers()),
                order,
                CpuPicture.of(trace),
                figures,
                StepTimes.of(header, trace),
                offered.of(Notices.of(header, trace, figures, order.heads())));
    }

    /** The same instant of the same run through another viewport. */
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
     * The axis of a run that goes on grows by steps, lest every bar moves with every frame; that of one whose length is
     * known ends a little behind its end.
     */
    private static long end(Recording recording, long now) {
        long whole = recording.length();
        if (whole != Trace.NEVER) {
            return Math.max(SHORTEST_AXIS, Math.round(whole * 1.02));
        }
        double step = 1e9;
        while (step < now * AHEAD) {
            step *= AHEAD;
        }
        return Math.round(step);
    }
}
