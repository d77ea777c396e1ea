package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.CallNames;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.WorkerFigures;
import io.github.poolscope.analysis.picture.Bar;
import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** Draws the label of a worker's lane: its name, its state, its resources. */
final class LaneLabel {
    private static final double LABELS = Pen.LABELS;
    private static final double LETTER = Pen.LETTER;
    private static final double TITLE_LETTER = 6.7;
    private static final double SPARKLINE = 54;
    /** The minimum distance of two names, in pixels. */
    private static final double NUMBER_PITCH = 22;

    /** What a worker has done in this many pixels before the present, it does now. */
    private static final int JUST_NOW = 24;

    private final Pen pen;
    private final GraphicsContext g;
    private final Frame frame;
    private final int selectedWorker;

    LaneLabel(Pen pen, Frame frame, int selectedWorker) {
        this.pen = pen;
        g = pen.g;
        this.frame = frame;
        this.selectedWorker = selectedWorker;
    }

    void paint(Lane lane, double top, boolean room) {
        Workers workers = frame.recording().trace().workers();
        int worker = lane.worker();
        boolean gone = workers.exited(worker) != Trace.NEVER;
        String identity = Words.say(WorkerFacts.identity(frame.recording().trace(), worker));
        String title = TextWidths.fitting(
                (isReplacement(lane) ? "↳ " : "")
                        + Words.say(frame.timeline().names().name(worker)),
                LABELS - TextWidths.width(identity, LETTER) - 12,
                TITLE_LETTER);
        pen.leftText(title, 0, top + 6, Pen.STRONG, pen.of(worker == selectedWorker ? Role.CURSOR : Role.TEXT));
        pen.leftText(identity, TextWidths.width(title, TITLE_LETTER) + 10, top + 6, Pen.SMALL, pen.of(Role.QUIET_TEXT));
        g.setFill(pen.of(gone ? Role.QUIET_TEXT : Role.RUNNING));
        g.fillOval(1, top + 16, 7, 7);
        g.setFill(pen.of(Role.QUIET_TEXT));
        String state = state(lane, workers, worker, gone);
        g.fillText(state, 13, top + 20);
        List<CpuPicture.Curve> curves = frame.cpu().workers();
        if (room && worker < curves.size() && !curves.get(worker).points().isEmpty()) {
            CpuPicture.Curve curve = curves.get(worker);
            g.fillText(cpu(worker, gone, curve) + memory(curve), 0, top + 34);
            if (13 + TextWidths.width(state, LETTER) < LABELS - SPARKLINE) {
                sparkline(curve, top);
            }
        }
    }

    /** Draws it in one line around {@code middle}: the name and the state. */
    void paintLine(Lane lane, double middle) {
        Workers workers = frame.recording().trace().workers();
        int worker = lane.worker();
        boolean gone = workers.exited(worker) != Trace.NEVER;
        g.setFill(pen.of(gone ? Role.QUIET_TEXT : Role.RUNNING));
        g.fillOval(1, middle - 3, 6, 6);
        String title = Words.say(frame.timeline().names().name(worker));
        pen.leftText(title, 13, middle, Pen.SMALL, pen.of(worker == selectedWorker ? Role.CURSOR : Role.TEXT));
        double after = 13 + TextWidths.width(title, LETTER) + 6;
        String state = gone ? Words.say(WorkerFacts.code(workers, worker)) : state(lane, workers, worker, false);
        if (after + TextWidths.width(state, Pen.SMALL_LETTER) < LABELS) {
            pen.leftText(state, after, middle, Pen.SMALL, pen.of(Role.QUIET_TEXT));
        }
    }

    /** Writes the worker's number beside a lane without room for its name, if the last number is far enough. */
    void paintNumber(Lane lane, int row, double middle, TimelineLayout layout) {
        long every = (long) Math.ceil(NUMBER_PITCH / layout.laneHeight());
        boolean selected = lane.worker() == selectedWorker;
        // What is below the lanes has a name, too.
        boolean room = row + every / 3 <= layout.lanes().shown().size();
        if (selected || (room && row % every == 0)) {
            String number = Words.say(frame.timeline().names().name(lane.worker()));
            pen.leftText(
                    TextWidths.fitting(number, LABELS / 2, LETTER),
                    selected ? LABELS / 2 : 0,
                    Math.max(middle, layout.firstWorker() + 4),
                    Pen.SMALL,
                    pen.of(selected ? Role.CURSOR : Role.QUIET_TEXT));
        }
    }

    /** Returns whether the lane above belongs to the worker that this one replaces. */
    private boolean isReplacement(Lane lane) {
        int above = frame.timeline().lanes().indexOf(lane) - 1;
        Workers workers = frame.recording().trace().workers();
        return above >= 0
                && frame.timeline().lanes().get(above).slot() == lane.slot()
                && workers.pool(frame.timeline().lanes().get(above).worker()) == workers.pool(lane.worker());
    }

    /** Returns the share of a core in the last sample; for a worker that has ended, over its life. */
    private String cpu(int worker, boolean gone, CpuPicture.Curve curve) {
        List<WorkerFigures> figures = frame.figures().workers();
        return gone && worker < figures.size()
                ? Words.text(
                        "worker.cpu-over-life",
                        Units.percent(figures.get(worker).cpuShare()))
                : Words.text("worker.cpu", Units.percent(curve.lastShare()));
    }

    /** Returns the memory in words; empty for a thread, which has no memory of its own. */
    private static String memory(CpuPicture.Curve curve) {
        return curve.lastResident() == 0 ? "" : "  " + Units.bytes(curve.lastResident());
    }

    private String state(Lane lane, Workers workers, int worker, boolean gone) {
        if (gone) {
            String exit = Words.say(WorkerFacts.exit(workers, worker));
            // The mark at the end of the lane gives the rest.
            return 13 + TextWidths.width(exit, LETTER) < LABELS ? exit : Words.say(WorkerFacts.code(workers, worker));
        }
        if (workers.ready(worker) == Trace.NEVER) {
            return Words.text("worker.starting");
        }
        Bar last = lane.bars().isEmpty() ? null : lane.bars().get(lane.bars().size() - 1);
        for (int i = lane.bars().size() - 1; i >= 0 && last != null && !last.running(); i--) {
            last = lane.bars().get(i);
        }
        if ((last == null || last.running()) && frame.timeline().names().isProcess(worker)) {
            return Words.text("worker.running");
        }
        return last != null && last.running()
                ? in(last.index())
                : Words.text(isWorking(lane) ? "worker.working" : "worker.idle");
    }

    /** Returns the call that a worker is in; of a watched program, with its function and item. */
    private String in(int taskel) {
        Trace trace = frame.recording().trace();
        return CallNames.function(frame.recording().header(), trace, taskel)
                .map(function -> in(trace, taskel, function))
                .orElseGet(() -> Words.text("worker.in", taskel));
    }

    private static String in(Trace trace, int taskel, String function) {
        String item = trace.taskels().item(taskel);
        String text = Words.text(
                "worker.in-function",
                function,
                item.isEmpty() ? Units.count(taskel) : TextWidths.fitting(item, LABELS / 2, LETTER));
        return TextWidths.fitting(text, LABELS - 13, LETTER);
    }

    /** Returns whether a worker has run taskels just now that are too short for bars. */
    private boolean isWorking(Lane lane) {
        TimeAxis axis = frame.timeline().axis();
        if (lane.mergedCount() == 0 || frame.now() > axis.to()) {
            return lane.mergedCount() > 0;
        }
        int end = Math.min(lane.merged().length, (int) Math.ceil(axis.x(frame.now())) + 1);
        for (int pixel = Math.max(0, end - JUST_NOW); pixel < end; pixel++) {
            if (lane.merged()[pixel] > 0 || lane.busy()[pixel] > 0) {
                return true;
            }
        }
        return false;
    }

    private void sparkline(CpuPicture.Curve curve, double top) {
        int shown = Math.min(40, curve.points().size());
        double left = LABELS - SPARKLINE;
        double bottom = top + 36;
        g.setStroke(pen.of(Role.CURSOR));
        g.setLineWidth(1.2);
        g.beginPath();
        for (int i = 0; i < shown; i++) {
            double share = Math.min(
                    1, curve.points().get(curve.points().size() - shown + i).share());
            double px = left + i * 44.0 / Math.max(1, shown - 1);
            double py = bottom - share * 14;
            if (i == 0) {
                g.moveTo(px, py);
            } else {
                g.lineTo(px, py);
            }
        }
        g.stroke();
    }
}
