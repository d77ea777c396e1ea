package io.github.poolscope.ui.program;

import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.DrawnView;
import java.util.Map;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the number of each line and its time, with a bar for the time's share. FX thread only. */
final class GutterCanvas extends DrawnView {
    /** How far a bar reaches beyond the time. */
    private static final double BAR_PAD = 3;

    private final CodeGeometry geometry;
    private Map<Integer, LineMark> marks = Map.of();
    private Set<Integer> elsewhere = Set.of();
    private int lit = LineFollower.NONE;
    private Font font = Font.getDefault();

    GutterCanvas(Colours colours, CodeGeometry geometry) {
        super(colours);
        this.geometry = geometry;
    }

    /** Sets what stands beside the lines; returns whether anything changed. */
    boolean mark(Map<Integer, LineMark> next, int nextLit, Set<Integer> nextElsewhere) {
        boolean changed = nextLit != lit || !next.equals(marks) || !nextElsewhere.equals(elsewhere);
        elsewhere = nextElsewhere;
        marks = next;
        lit = nextLit;
        return changed;
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        g.setFill(colour(Colours.Role.PAGE));
        g.fillRect(0, 0, width, height);
        double row = geometry.rowHeight();
        if (font.getSize() != geometry.gutterSize()) {
            font = Font.font(CodeCanvas.FAMILY, geometry.gutterSize());
        }
        g.setFont(font);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        for (int line = geometry.firstVisible(); line <= geometry.lastVisible(); line++) {
            double top = geometry.top(line);
            boolean here = line == lit;
            if (here) {
                g.setFill(colour(Colours.Role.LIT));
                g.fillRect(0, top, width, row);
                g.setFill(colour(Colours.Role.LIT_MARK));
                g.fillRect(0, top, CodeGeometry.MARK, row);
            } else if (elsewhere.contains(line)) {
                g.setFill(CodeCanvas.lighter(colour(Colours.Role.LIT)));
                g.fillRect(0, top, width, row);
                g.setFill(CodeCanvas.lighter(colour(Colours.Role.LIT_MARK)));
                g.fillRect(0, top, CodeGeometry.MARK, row);
            }
            double middle = Math.round(top + row / 2);
            if (geometry.hasNumbers()) {
                g.setFill(colour(here ? Colours.Role.TEXT : Colours.Role.QUIET_TEXT));
                g.fillText(Integer.toString(line + 1), geometry.numberEnd(), middle);
            }
            LineMark mark = marks.get(line);
            if (mark != null) {
                draw(g, mark, top, middle);
            }
        }
        g.setStroke(colour(Colours.Role.LINE));
        g.strokeLine(crisp(width - 1), 0, crisp(width - 1), height);
    }

    private void draw(GraphicsContext g, LineMark mark, double top, double middle) {
        double room = geometry.timeEnd() + BAR_PAD - CodeGeometry.MARK;
        double bar = Math.round(room * mark.share() / 1000);
        g.setFill(colour(Colours.Role.SHARE));
        g.fillRect(geometry.timeEnd() + BAR_PAD - bar, top + 1, bar, geometry.rowHeight() - 2);
        g.setFill(colour(mark.blocking() ? Colours.Role.BLOCKED_TEXT : Colours.Role.RETURNED_TEXT));
        g.fillText(mark.text(), geometry.timeEnd(), middle);
    }

    @Override
    protected String inWords() {
        return "";
    }
}
