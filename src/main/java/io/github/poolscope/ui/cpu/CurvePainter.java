package io.github.poolscope.ui.cpu;

import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.TextWidths;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the curve of a worker or of the machine below its title. */
final class CurvePainter {
    static final double TITLE = 20;

    /** The approximate width of a letter, in pixels. */
    private static final double LETTER = 6;

    private final GraphicsContext g;
    private final Colours colours;
    private final Font font;
    private final Frame frame;
    private final CpuWords words;
    private final double whole;
    private final double mostMemory;

    /**
     * Creates it for one frame.
     *
     * @param whole how many cores 100 % means
     */
    CurvePainter(GraphicsContext g, Colours colours, Font font, Frame frame, double whole) {
        this.g = g;
        this.colours = colours;
        this.font = font;
        this.frame = frame;
        this.whole = whole;
        words = new CpuWords(frame, whole);
        mostMemory = frame.cpu().workers().stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(CpuPicture.Point::resident)
                .max()
                .orElse(0);
    }

    /** Where a curve is drawn, and the time at its right end. */
    record Area(double top, double width, double height, double end) {
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

    /** Draws the title at the top of the area and the curve in the rest of it. */
    void paint(CpuPicture.Curve curve, Area area, boolean selected) {
        title(curve, area, selected);
        plot(curve, new Area(area.top() + TITLE, area.width(), area.height() - TITLE, area.end()));
    }

    private void title(CpuPicture.Curve curve, Area area, boolean selected) {
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colours.of(selected ? Role.CURSOR : Role.TEXT));
        g.fillText(words.name(curve), 0, area.top() + 8);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFill(colours.of(Role.QUIET_TEXT));
        String value = words.value(curve);
        boolean room = TextWidths.width(words.name(curve) + value, LETTER) < area.width();
        g.fillText(room ? value : value.replaceFirst(" .*", " %"), area.width() - 1, area.top() + 8);
    }

    private void plot(CpuPicture.Curve curve, Area area) {
        g.setFill(colours.of(Role.TRACK));
        g.fillRect(0, area.top(), area.width(), area.height());
        List<CpuPicture.Point> points = curve.points();
        if (points.isEmpty()) {
            return;
        }
        boolean machine = curve.worker() == Trace.NONE;
        double cores = frame.recording().header().cores().orElse(1);
        double most = points.stream().mapToDouble(CpuPicture.Point::share).max().orElse(1);
        double full = machine ? Math.max(cores, most) : Math.max(whole, most);
        Color colour = machine
                ? colours.of(Role.QUIET_TEXT)
                : colours.ofWorker(frame.recording().trace().workers().slot(curve.worker()));
        area(points, area, point -> point.share() / full, colour.deriveColor(0, 1, 1, 0.3));
        area(points, area, point -> point.system() / full, colour.deriveColor(0, 1, 1, 0.75));
        g.setStroke(colour);
        g.setLineWidth(1.5);
        line(points, area, point -> point.share() / full);
        if (!machine && mostMemory > 0) {
            g.setStroke(colours.of(Role.QUIET_TEXT));
            g.setLineWidth(1);
            g.setLineDashes(2, 2);
            line(points, area, point -> point.resident() / mostMemory * 0.9);
            g.setLineDashes();
        }
        g.setStroke(colours.of(Role.LINE));
        g.setLineWidth(1);
        double base = Math.floor(area.bottom()) + 0.5;
        g.strokeLine(0, base, area.width(), base);
    }

    private void area(
            List<CpuPicture.Point> points, Area area, ToDoubleFunction<CpuPicture.Point> share, Color colour) {
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

    private void line(List<CpuPicture.Point> points, Area area, ToDoubleFunction<CpuPicture.Point> share) {
        double[] xs = new double[points.size()];
        double[] ys = new double[points.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = area.x(points.get(i));
            ys[i] = area.y(share.applyAsDouble(points.get(i)));
        }
        g.strokePolyline(xs, ys, xs.length);
    }
}
