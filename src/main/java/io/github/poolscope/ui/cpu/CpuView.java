package io.github.poolscope.ui.cpu;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.DrawnView;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** CPU per worker over the run: small curves beneath each other, a whole core is the full height. FX thread only. */
public final class CpuView extends DrawnView {
    private static final double TITLE = 20;
    private static final double GAP = 12;
    private static final double LEAST_CURVE = 34;
    private static final double MOST_CURVE = 82;

    private final Selection selection;
    private @Nullable Frame frame;
    private double scrolled;

    public CpuView(Colours colours, Selection selection) {
        super(colours);
        this.selection = selection;
        setId("cpu");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("CPU per worker, empty");
        setOnScroll(this::scroll);
        selection.instantProperty().addListener(o -> redraw());
    }

    /** Shows a frame. */
    public void show(Frame next) {
        frame = next;
        setAccessibleText(describe(next));
        redraw();
    }

    public void clear() {
        frame = null;
        scrolled = 0;
        setAccessibleText("CPU per worker, empty");
        redraw();
    }

    private static String describe(Frame frame) {
        StringBuilder text = new StringBuilder("CPU per worker.");
        for (CpuPicture.Curve curve : frame.cpu().workers()) {
            text.append(" Worker ")
                    .append(curve.worker() + 1)
                    .append(": ")
                    .append(Units.percent(curve.lastShare()))
                    .append('.');
        }
        return text.toString();
    }

    /** The workers that stand in the pool now, or stood there last: one curve each. */
    private static List<CpuPicture.Curve> latest(Frame shown) {
        return shown.timeline().lanes().stream()
                .map(lane -> lane.worker())
                .filter(worker -> worker < shown.cpu().workers().size())
                .map(worker -> shown.cpu().workers().get(worker))
                .toList();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        Frame shown = frame;
        if (shown == null) {
            return;
        }
        List<CpuPicture.Curve> curves = latest(shown);
        if (curves.isEmpty()) {
            return;
        }
        double each = height / curves.size() - TITLE - GAP;
        double curveHeight = Math.max(LEAST_CURVE, Math.min(MOST_CURVE, each));
        double pitch = curveHeight + TITLE + GAP;
        scrolled = Math.max(0, Math.min(scrolled, pitch * curves.size() - GAP - height));
        g.setTextBaseline(VPos.CENTER);
        double end = Math.max(1.0, (double) shown.now());
        for (int i = 0; i < curves.size(); i++) {
            double top = i * pitch - scrolled;
            if (top < height && top + pitch > 0) {
                curve(g, shown, curves.get(i), top, width, curveHeight, end);
            }
        }
        long instant = selection.instant();
        if (instant != Trace.NEVER && instant <= shown.now()) {
            double at = crisp(instant / end * width);
            g.setStroke(colour(Role.CURSOR));
            g.setLineWidth(1);
            g.strokeLine(at, 0, at, height);
        }
    }

    private void curve(
            GraphicsContext g,
            Frame shown,
            CpuPicture.Curve curve,
            double top,
            double width,
            double height,
            double end) {
        Workers workers = shown.recording().trace().workers();
        boolean gone = workers.exited(curve.worker()) != Trace.NEVER;
        g.setFont(SMALL);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colour(curve.worker() == selection.worker() ? Role.CURSOR : Role.TEXT));
        g.fillText(WorkerFacts.name(workers, curve.worker()), 0, top + 8);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFill(colour(Role.QUIET_TEXT));
        g.fillText(gone ? memory(curve) : Units.percent(curve.lastShare()), width - 1, top + 8);
        double plotTop = top + TITLE;
        double bottom = plotTop + height;
        g.setFill(colour(Role.TRACK));
        g.fillRect(0, plotTop, width, height);
        List<CpuPicture.Point> points = curve.points();
        if (points.isEmpty()) {
            return;
        }
        double most = Math.max(
                1, points.stream().mapToDouble(CpuPicture.Point::share).max().orElse(1));
        Color colour = colours().ofWorker(workers.slot(curve.worker()));
        double[] xs = new double[points.size() + 2];
        double[] ys = new double[points.size() + 2];
        for (int i = 0; i < points.size(); i++) {
            xs[i] = points.get(i).time() / end * width;
            ys[i] = bottom - points.get(i).share() / most * (height - 3);
        }
        xs[points.size()] = xs[points.size() - 1];
        ys[points.size()] = bottom;
        xs[points.size() + 1] = xs[0];
        ys[points.size() + 1] = bottom;
        g.setFill(colour.deriveColor(0, 1, 1, 0.3));
        g.fillPolygon(xs, ys, xs.length);
        g.setStroke(colour);
        g.setLineWidth(1.5);
        g.strokePolyline(xs, ys, points.size());
        g.setStroke(colour(Role.LINE));
        g.setLineWidth(1);
        g.strokeLine(0, crisp(bottom), width, crisp(bottom));
    }

    private void scroll(ScrollEvent event) {
        scrolled -= event.getDeltaY();
        event.consume();
        redraw();
    }

    /** A thread has no memory of its own to tell of. */
    private static String memory(CpuPicture.Curve curve) {
        return curve.lastResident() == 0 ? "" : Units.bytes(curve.lastResident());
    }
}
