package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.Span;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Draws two bands below a process's lane: what it waits for, hatched, and what it holds. */
final class BandPainter {
    private static final double HIGH = 12;
    private static final double LOW = 4;
    private static final double GAP = 1.5;
    private static final double HATCH = 4;
    private static final Font TINY = Font.font("Inter", 10.5);
    private static final double LETTER = 5.7;

    private final Pen pen;
    private final TimelinePicture picture;
    private final Trace trace;

    BandPainter(Pen pen, TimelinePicture picture, Trace trace) {
        this.pen = pen;
        this.picture = picture;
        this.trace = trace;
    }

    /** Returns the height of both bands together; more if they contain names. */
    static double height(boolean named) {
        return 2 * (band(named) + GAP);
    }

    private static double band(boolean named) {
        return named ? HIGH : LOW;
    }

    void paint(Lane lane, double top, boolean named) {
        for (int worker : lane.workers()) {
            paint(worker, top, named);
        }
    }

    /** Draws the bands of a worker or of the main program. */
    void paint(int actor, double top, boolean named) {
        double high = band(named);
        double below = top + GAP + high + GAP;
        for (Span span : picture.talk().waitsOf(actor)) {
            waits(span, top + GAP, high, named);
        }
        for (Span span : picture.talk().holdsOf(actor)) {
            holds(span, below, high, named);
        }
    }

    private void waits(Span span, double top, double high, boolean named) {
        double x0 = pen.clamped(span.from());
        double x1 = pen.clamped(span.to());
        if (x1 < x0 + 1) {
            if (pen.shows(span.from())) {
                pen.vertical(x0, top, top + high, 1, pen.of(Role.BLOCKED));
            }
            return;
        }
        pen.hatch(x0, x1, top, high, HATCH, pen.of(Role.BLOCKED));
        pen.vertical(x0, top, top + high, 1, pen.of(Role.BLOCKED));
        if (named) {
            name(span, x0, x1, top, high, pen.of(Role.TEXT), true);
        }
    }

    private void holds(Span span, double top, double high, boolean named) {
        Color colour = pen.of(Role.DENSITY);
        double x0 = pen.clamped(span.from());
        double x1 = pen.clamped(span.to());
        if (x1 > x0 || pen.shows(span.from())) {
            pen.g.setFill(colour);
            double gap = x1 - x0 > 4 ? 1 : 0; // The gap separates it from what is held next.
            pen.g.fillRect(x0 + gap, top, Math.max(1, x1 - x0 - gap), high);
        }
        if (named) {
            name(span, x0, x1, top, high, pen.colours.labelOn(colour), false);
        }
    }

    private void name(Span span, double x0, double x1, double top, double high, Color ink, boolean onPaper) {
        String name = TextWidths.fitting(name(span, trace), x1 - x0 - 6, LETTER);
        if (name.length() < 2) {
            return;
        }
        if (onPaper) {
            pen.g.setFill(pen.of(Role.PAPER));
            pen.g.fillRect(x0 + 3, top, name.length() * LETTER + 4, high);
        }
        pen.leftText(name, x0 + 5, top + high / 2 + 0.5, TINY, ink);
    }

    /** Returns the name of what was held or waited for. */
    static String name(Span span, Trace trace) {
        return span.object() == Span.SEVERAL
                ? Words.text("talk.several", Units.count(span.count()))
                : trace.syncObjects().at(span.object()).name();
    }
}
