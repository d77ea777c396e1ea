package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.analysis.picture.Span;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.TextWidths;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws on the timeline: maps time to pixels, chooses colours, and draws the shapes that all lanes use. */
final class Pen {
    /** The width of the labels left of the plot, in pixels. */
    static final double LABELS = 166;

    static final double MARGIN = 10;
    /**
     * The approximate width of a letter of the labels, in pixels; measuring each text would cost more than the drawing.
     */
    static final double LETTER = 6.4;

    static final double SMALL_LETTER = 5.6;
    static final Font SMALL = Font.font("Inter", 10.5);
    static final Font STRONG = Font.font("Inter Semi Bold", 12);

    final GraphicsContext g;
    final Colours colours;
    final TimeAxis axis;
    final double plot;

    Pen(GraphicsContext g, Colours colours, TimeAxis axis) {
        this.g = g;
        this.colours = colours;
        this.axis = axis;
        plot = axis.width();
    }

    double x(long time) {
        return LABELS + axis.x(time);
    }

    double clamped(long time) {
        return Math.max(LABELS, Math.min(LABELS + plot, x(time)));
    }

    /** Returns whether an instant is visible. */
    boolean shows(long time) {
        return time >= axis.from() && time <= axis.to();
    }

    Color of(Role role) {
        return colours.of(role);
    }

    /** Returns the colour of an actor: for a process that of its taskel, for a worker that of its slot. */
    Color ofActor(int actor, WorkerNames names, Workers workers) {
        if (actor == Span.SEVERAL) {
            return of(Role.DENSITY);
        }
        if (actor == Trace.NONE) {
            return of(Role.QUIET_TEXT);
        }
        return names.isProcess(actor) ? colours.ofTaskel(names.taskelOf(actor)) : colours.ofWorker(workers.slot(actor));
    }

    void fill(long from, long to, double top, double height, Color colour) {
        double x0 = clamped(from);
        double x1 = clamped(to);
        if (x1 > x0) {
            g.setFill(colour);
            double arc = x1 - x0 > 6 ? 4 : 0;
            g.fillRoundRect(x0, top, Math.max(1, x1 - x0), height, arc, arc);
        }
    }

    /** Draws strokes from the lower left to the upper right, {@code pitch} pixels apart. */
    void hatch(double x0, double x1, double top, double height, double pitch, Color colour) {
        if (x1 - x0 < 1) {
            return;
        }
        g.setStroke(colour);
        g.setLineWidth(1.1);
        g.setLineCap(StrokeLineCap.BUTT);
        for (double at = x0 - height; at < x1; at += pitch) {
            double left = Math.max(at, x0);
            double right = Math.min(at + height, x1);
            g.strokeLine(left, top + height - (left - at), right, top + height - (right - at));
        }
    }

    /** Draws a vertical line or a tick. */
    void vertical(double x, double top, double bottom, double width, Color colour) {
        g.setStroke(colour);
        g.setLineWidth(width);
        double at = Math.floor(x) + 0.5;
        g.strokeLine(at, top, at, bottom);
    }

    void text(String text, double x, double y, Font font, Color colour) {
        g.setFont(font);
        g.setTextAlign(TextAlignment.CENTER);
        g.setFill(colour);
        g.fillText(text, x, y);
    }

    void leftText(String text, double x, double y, Font font, Color colour) {
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colour);
        g.fillText(text, x, y);
    }

    /** Draws the label of a lane. */
    void label(String title, String detail, double top) {
        leftText(TextWidths.fitting(title, LABELS - 8, LETTER + 0.3), 0, top + 8, STRONG, of(Role.TEXT));
        leftText(TextWidths.fitting(detail, LABELS - 8, SMALL_LETTER), 0, top + 23, SMALL, of(Role.QUIET_TEXT));
    }

    void rule(double y) {
        g.setStroke(of(Role.LINE));
        g.setLineWidth(1);
        g.strokeLine(0, Math.floor(y) + 0.5, LABELS + plot, Math.floor(y) + 0.5);
    }

    static boolean fits(String text, double width) {
        return TextWidths.width(text, LETTER) + 6 <= width;
    }
}
