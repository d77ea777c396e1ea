package io.github.poolscope.ui.cpu;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.DrawnView;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Segments;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * CPU and memory of the machine and of each worker during the run: one small curve each, whose darker part is kernel
 * time and whose thin line is memory. 100 % is one core, or the whole machine. FX thread only.
 */
public final class CpuView extends DrawnView {
    private static final double TITLE = 20;
    /** The approximate width of a letter, in pixels. */
    private static final double LETTER = 6;

    private static final double GAP = 12;
    private static final double MIN_CURVE = 34;
    private static final double MAX_CURVE = 82;

    private static final List<Segments.Choice> SCALES =
            List.of(new Segments.Choice("Core", "cpu.core"), new Segments.Choice("Machine", "cpu.machine"));

    private final Selection selection;
    private final Segments scale = new Segments("cpu100", SCALES, this::redraw);
    private @Nullable Frame frame;
    private double scrolled;

    public CpuView(Colours colours, Selection selection) {
        super(colours);
        this.selection = selection;
        setId("cpu");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setOnScroll(this::scroll);
        selection.instantProperty().addListener(o -> redraw());
        renew();
    }

    /** Returns the control that chooses what 100 % means. */
    public Segments scale() {
        return scale;
    }

    /** Shows a frame. */
    public void show(Frame next) {
        frame = next;
        scale.setDisable(next.recording().header().cores().isEmpty());
        renew();
    }

    public void clear() {
        frame = null;
        scrolled = 0;
        renew();
    }

    @Override
    protected String inWords() {
        Frame shown = frame;
        if (shown == null) {
            return Words.text("cpu.empty");
        }
        StringBuilder text = new StringBuilder(Words.text("cpu.words"));
        for (CpuPicture.Curve curve : curves(shown)) {
            text.append(' ').append(Words.text("cpu.words.curve", name(shown, curve), value(shown, curve)));
        }
        return text.toString();
    }

    /** Returns how many cores 100 % means. */
    private double whole(Frame shown) {
        return scale.chosen().equals("Machine")
                ? shown.recording().header().cores().orElse(1)
                : 1;
    }

    /** Returns one curve each for the machine and the workers that are in the pool now, or were there last. */
    private static List<CpuPicture.Curve> curves(Frame shown) {
        List<CpuPicture.Curve> curves = new ArrayList<>();
        if (!shown.cpu().machine().points().isEmpty()) {
            curves.add(shown.cpu().machine());
        }
        Set<Integer> slots = new HashSet<>();
        Workers workers = shown.recording().trace().workers();
        int known = Math.min(workers.count(), shown.cpu().workers().size());
        List<CpuPicture.Curve> latest = new ArrayList<>();
        for (int worker = known - 1; worker >= 0; worker--) {
            if (slots.add(workers.slot(worker))) {
                latest.add(shown.cpu().workers().get(worker));
            }
        }
        latest.sort(Comparator.comparingInt(curve -> workers.slot(curve.worker())));
        curves.addAll(latest);
        return curves;
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        Frame shown = frame;
        if (shown == null) {
            return;
        }
        List<CpuPicture.Curve> curves = curves(shown);
        if (curves.isEmpty()) {
            return;
        }
        double each = height / curves.size() - TITLE - GAP;
        double curveHeight = Math.max(MIN_CURVE, Math.min(MAX_CURVE, each));
        double pitch = curveHeight + TITLE + GAP;
        scrolled = Math.max(0, Math.min(scrolled, pitch * curves.size() - GAP - height));
        g.setTextBaseline(VPos.CENTER);
        g.setLineJoin(StrokeLineJoin.ROUND);
        double end = Math.max(1.0, (double) shown.now());
        double mostMemory = curves.stream()
                .filter(curve -> curve.worker() != Trace.NONE)
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(CpuPicture.Point::resident)
                .max()
                .orElse(0);
        for (int i = 0; i < curves.size(); i++) {
            double top = i * pitch - scrolled;
            if (top < height && top + pitch > 0) {
                title(g, shown, curves.get(i), top, width);
                plot(g, shown, curves.get(i), new Area(top + TITLE, width, curveHeight, end), mostMemory);
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

    private static String name(Frame shown, CpuPicture.Curve curve) {
        if (curve.worker() != Trace.NONE) {
            return Words.say(shown.timeline().names().longName(curve.worker()));
        }
        OptionalInt cores = shown.recording().header().cores();
        return cores.isPresent()
                ? Words.text("cpu.machine.cores", cores.getAsInt())
                : Words.text("cpu.machine.unknown");
    }

    private String value(Frame shown, CpuPicture.Curve curve) {
        Workers workers = shown.recording().trace().workers();
        boolean gone = curve.worker() != Trace.NONE && workers.exited(curve.worker()) != Trace.NEVER;
        // A thread has no memory of its own.
        String memory = curve.lastResident() == 0 ? "" : Units.bytes(curve.lastResident());
        if (gone || curve.points().isEmpty()) {
            return memory;
        }
        CpuPicture.Point last = curve.points().get(curve.points().size() - 1);
        double whole = whole(shown);
        String cpu = Units.percent(last.share() / whole);
        String all = last.system() / whole >= 0.01
                ? Words.text("cpu.with-system", cpu, Units.percent(last.system() / whole))
                : cpu;
        return memory.isEmpty() ? all : all + "  " + memory;
    }

    private void title(GraphicsContext g, Frame shown, CpuPicture.Curve curve, double top, double width) {
        g.setFont(SMALL);
        g.setTextAlign(TextAlignment.LEFT);
        boolean selected = curve.worker() != Trace.NONE && curve.worker() == selection.worker();
        g.setFill(colour(selected ? Role.CURSOR : Role.TEXT));
        g.fillText(name(shown, curve), 0, top + 8);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFill(colour(Role.QUIET_TEXT));
        String value = value(shown, curve);
        boolean room = TextWidths.width(name(shown, curve) + value, LETTER) < width;
        g.fillText(room ? value : value.replaceFirst(" .*", " %"), width - 1, top + 8);
    }

    /** Where a curve is drawn, and the time at its right end. */
    private record Area(double top, double width, double height, double end) {
        double x(CpuPicture.Point point) {
            return point.time() / end * width;
        }

        double bottom() {
            return top + height;
        }

        double y(double share) {
            return bottom() - Math.min(1, share) * (height - 3);
        }
    }

    private void plot(GraphicsContext g, Frame shown, CpuPicture.Curve curve, Area area, double mostMemory) {
        g.setFill(colour(Role.TRACK));
        g.fillRect(0, area.top(), area.width(), area.height());
        List<CpuPicture.Point> points = curve.points();
        if (points.isEmpty()) {
            return;
        }
        boolean machine = curve.worker() == Trace.NONE;
        double cores = shown.recording().header().cores().orElse(1);
        double most = points.stream().mapToDouble(CpuPicture.Point::share).max().orElse(1);
        double full = machine ? Math.max(cores, most) : Math.max(whole(shown), most);
        Color colour = machine
                ? colour(Role.QUIET_TEXT)
                : colours().ofWorker(shown.recording().trace().workers().slot(curve.worker()));
        area(g, points, area, point -> point.share() / full, colour.deriveColor(0, 1, 1, 0.3));
        area(g, points, area, point -> point.system() / full, colour.deriveColor(0, 1, 1, 0.75));
        g.setStroke(colour);
        g.setLineWidth(1.5);
        line(g, points, area, point -> point.share() / full);
        if (!machine && mostMemory > 0) {
            g.setStroke(colour(Role.QUIET_TEXT));
            g.setLineWidth(1);
            g.setLineDashes(2, 2);
            line(g, points, area, point -> point.resident() / mostMemory * 0.9);
            g.setLineDashes();
        }
        g.setStroke(colour(Role.LINE));
        g.setLineWidth(1);
        g.strokeLine(0, crisp(area.bottom()), area.width(), crisp(area.bottom()));
    }

    private static void area(
            GraphicsContext g,
            List<CpuPicture.Point> points,
            Area area,
            ToDoubleFunction<CpuPicture.Point> share,
            Color colour) {
        int count = points.size();
        double[] xs = new double[count + 2];
        double[] ys = new double[count + 2];
        for (int i = 0; i < count; i++) {
            xs[i] = area.x(points.get(i));
            ys[i] = area.y(share.applyAsDouble(points.get(i)));
        }
        xs[count] = xs[count - 1];
        ys[count] = area.bottom();
        xs[count + 1] = xs[0];
        ys[count + 1] = area.bottom();
        g.setFill(colour);
        g.fillPolygon(xs, ys, xs.length);
    }

    private static void line(
            GraphicsContext g, List<CpuPicture.Point> points, Area area, ToDoubleFunction<CpuPicture.Point> share) {
        double[] xs = new double[points.size()];
        double[] ys = new double[points.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = area.x(points.get(i));
            ys[i] = area.y(share.applyAsDouble(points.get(i)));
        }
        g.strokePolyline(xs, ys, xs.length);
    }

    private void scroll(ScrollEvent event) {
        scrolled -= event.getDeltaY();
        event.consume();
        redraw();
    }
}
