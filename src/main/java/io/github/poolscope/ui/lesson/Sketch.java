package io.github.poolscope.ui.lesson;

import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.Span;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Schedule;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * A small timeline of a lesson for its card: what its plans predict, or what its runs showed.
 *
 * @param strips one for each stage
 * @param measured whether it was read from runs
 */
record Sketch(List<Strip> strips, boolean measured) {
    /** The resolution of a card, in pixels. */
    private static final double PIXELS = 300;

    /** Taskels in lanes; {@code known} is false if their durations can't be known before a run. */
    record Strip(int lanes, List<Mark> marks, boolean known) {
        /** Returns when the last mark ends. */
        double seconds() {
            return marks.stream().mapToDouble(Mark::to).max().orElse(0);
        }
    }

    /** What a mark represents. */
    enum Kind {
        TASKEL,
        /** Several taskels that are too short to draw separately. */
        MERGED,
        /** A process held a lock or another primitive. */
        HELD,
        /** A process waited for a primitive. */
        WAITED
    }

    /**
     * A bar in a lane. Times are in seconds.
     *
     * @param number the number of the taskel, or of the primitive held or waited for
     */
    record Mark(int lane, Kind kind, int number, double from, double to, boolean failed) {}

    /** Returns when the last mark of all strips ends. */
    double seconds() {
        return strips.stream().mapToDouble(Strip::seconds).max().orElse(0);
    }

    /** Returns whether any durations are known. */
    boolean isKnown() {
        return strips.stream().allMatch(Strip::known);
    }

    /** Returns what the lesson's plans predict. */
    static Sketch expected(Lesson lesson) {
        return new Sketch(
                lesson.stages(1).stream().map(stage -> expected(stage.plan())).toList(), false);
    }

    /** Returns the lanes of a lesson's plans without anything in them. */
    static Sketch empty(Lesson lesson) {
        return new Sketch(
                lesson.stages(1).stream().map(stage -> empty(stage.plan())).toList(), false);
    }

    /** Returns what happened in the runs of a lesson. */
    static Sketch of(List<? extends Recording> runs) {
        return new Sketch(runs.stream().map(Sketch::happened).toList(), true);
    }

    /** Returns the lanes of a plan without anything in them. */
    static Strip empty(Plan plan) {
        return new Strip(Math.max(1, plan.workers()), List.of(), true);
    }

    /** Returns what a plan predicts. */
    static Strip expected(Plan plan) {
        return Schedule.of(plan)
                .map(known -> new Strip(
                        known.workers(),
                        known.parts().stream()
                                .map(part -> new Mark(
                                        part.worker(), Kind.TASKEL, part.index(), part.from(), part.to(), false))
                                .toList(),
                        true))
                .orElseGet(() -> new Strip(Math.max(1, plan.workers()), List.of(), false));
    }

    private static Strip happened(Recording run) {
        Trace trace = run.trace();
        TimelinePicture picture = TimelinePicture.of(trace, new TimeAxis(0, Math.max(1, trace.now()), PIXELS));
        List<Mark> marks = new ArrayList<>();
        int lanes = 1;
        for (Lane lane : picture.lanes()) {
            lanes = Math.max(lanes, lane.slot() + 1);
            lane.bars()
                    .forEach(bar -> marks.add(new Mark(
                            lane.slot(),
                            Kind.TASKEL,
                            bar.index(),
                            bar.from() / 1e9,
                            bar.to() / 1e9,
                            bar.outcome().isFailure())));
            merged(lane, picture.axis(), marks);
            for (int worker : lane.workers()) {
                spans(picture.talk().holdsOf(worker), lane, Kind.HELD, marks);
                spans(picture.talk().waitsOf(worker), lane, Kind.WAITED, marks);
            }
        }
        return new Strip(lanes, List.copyOf(marks), true);
    }

    private static void spans(List<Span> spans, Lane lane, Kind kind, List<Mark> marks) {
        spans.forEach(span ->
                marks.add(new Mark(lane.slot(), kind, span.object(), span.from() / 1e9, span.to() / 1e9, false)));
    }

    /** Adds the taskels of a lane; consecutive ones narrower than a pixel become one mark. */
    private static void merged(Lane lane, TimeAxis axis, List<Mark> marks) {
        float[] busy = lane.busy();
        int from = -1;
        for (int pixel = 0; pixel <= busy.length; pixel++) {
            boolean now = pixel < busy.length && (busy[pixel] > 0 || lane.merged()[pixel] > 0);
            if (now && from < 0) {
                from = pixel;
            } else if (!now && from >= 0) {
                marks.add(new Mark(
                        lane.slot(), Kind.MERGED, Trace.NONE, axis.time(from) / 1e9, axis.time(pixel) / 1e9, false));
                from = -1;
            }
        }
    }
}
