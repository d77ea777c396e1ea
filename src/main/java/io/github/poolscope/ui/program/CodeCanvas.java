package io.github.poolscope.ui.program;

import io.github.poolscope.syntax.Token;
import io.github.poolscope.syntax.TokenKind;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.DrawnView;
import io.github.poolscope.ui.fx.TextWidths;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.text.Font;

/** Draws the visible part of the lines of a program in colours, with what is selected. FX thread only. */
final class CodeCanvas extends DrawnView {
    /** The monospaced font that the window loads. */
    static final String FAMILY = "JetBrains Mono";

    /** The width of the fade at an edge where code goes on. */
    private static final double FADE = 26;
    /** The share of the width that the names of what else is blocked at a line have in any case: they cover code. */
    private static final double MIN_NAME = 0.35;

    private static final Font NAME = Font.font(FAMILY, 10.5);
    private static final double NAME_LETTER = 6.3;
    private static final double NAME_PAD = 8;

    private final CodeGeometry geometry;
    private final CodeSelection selection;
    private List<CodeLine> lines = List.of();
    private Map<Integer, String> elsewhere = Map.of();
    private int lit = LineFollower.NONE;
    private Font font = Font.getDefault();

    CodeCanvas(Colours colours, CodeGeometry geometry, CodeSelection selection) {
        super(colours);
        this.geometry = geometry;
        this.selection = selection;
    }

    void setLines(List<CodeLine> next) {
        lines = next;
    }

    /**
     * Sets the lit line and the names of what is blocked elsewhere, by line; returns whether the latter have changed.
     */
    boolean light(int line, Map<Integer, String> others) {
        lit = line;
        boolean changed = !others.equals(elsewhere);
        elsewhere = others;
        return changed;
    }

    /** Returns the colour of a mark that is less important than one of this colour. */
    static Color lighter(Color mark) {
        return mark.deriveColor(0, 1, 1, 0.5);
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        Color page = colour(Colours.Role.PAGE);
        g.setFill(page);
        g.fillRect(0, 0, width, height);
        if (font.getSize() != geometry.size()) {
            font = Font.font(FAMILY, geometry.size());
        }
        g.setFont(font);
        g.setTextBaseline(VPos.CENTER);
        double row = geometry.rowHeight();
        int first = (int) Math.max(0, Math.floor(geometry.cellAt(0)));
        int last = (int) Math.ceil(geometry.cellAt(width)) + 1;
        for (int i = geometry.firstVisible(); i <= geometry.lastVisible() && i < lines.size(); i++) {
            CodeLine line = lines.get(i);
            double top = geometry.top(i);
            String others = elsewhere.get(i);
            Color light = colour(Colours.Role.LIT);
            Color ground = i == lit ? light : others == null ? page : page.interpolate(light, 0.5);
            if (i == lit || others != null) {
                g.setFill(ground);
                g.fillRect(0, top, width, row);
            }
            select(g, i, line, top);
            draw(g, line, first, last, Math.rint(top + row / 2));
            if (geometry.left(line.width()) > width) {
                fade(g, ground, width - FADE, width, top, row);
            }
            if (geometry.scrolledX() > 0 && line.width() > 0) {
                fade(g, ground, FADE, 0, top, row);
            }
            if (others != null) {
                double room = Math.max(MIN_NAME * width, width - geometry.left(line.width()) - NAME_PAD);
                name(g, TextWidths.fitting(others, room - 2 * NAME_PAD, NAME_LETTER), ground, width, top);
            }
        }
    }

    /** Writes at the end of a line what else is blocked there. */
    private void name(GraphicsContext g, String name, Color ground, double width, double top) {
        double wide = TextWidths.width(name, NAME_LETTER) + 2 * NAME_PAD;
        g.setFill(ground);
        g.fillRect(width - wide, top, wide, geometry.rowHeight());
        g.setFont(NAME);
        g.setFill(colour(Colours.Role.BLOCKED_TEXT));
        g.fillText(name, width - wide + NAME_PAD, Math.rint(top + geometry.rowHeight() / 2));
        g.setFont(font);
    }

    private void select(GraphicsContext g, int i, CodeLine line, double top) {
        CodeSelection.Place from = selection.from();
        CodeSelection.Place to = selection.to();
        if (selection.isEmpty() || i < from.line() || i > to.line()) {
            return;
        }
        double left = geometry.left(i == from.line() ? line.cell(from.index()) : 0);
        double right = i == to.line() ? geometry.left(line.cell(to.index())) : geometry.left(line.width() + 1);
        g.setFill(colour(Colours.Role.SELECTED));
        g.fillRect(left, top, right - left, geometry.rowHeight());
    }

    /** Draws the characters of a line that lie in a range of cells. */
    private void draw(GraphicsContext g, CodeLine line, int firstCell, int lastCell, double middle) {
        int from = line.index(firstCell);
        int to = Math.min(line.length(), line.index(lastCell) + 1);
        int next = from;
        for (Token token : line.tokens()) {
            if (token.to() > next && token.from() < to) {
                draw(g, line, next, Math.max(next, token.from()), TokenKind.NAME, middle);
                draw(g, line, Math.max(next, token.from()), Math.min(to, token.to()), token.kind(), middle);
                next = Math.min(to, token.to());
            }
        }
        draw(g, line, next, to, TokenKind.NAME, middle);
    }

    private void draw(GraphicsContext g, CodeLine line, int from, int to, TokenKind kind, double middle) {
        if (from >= to) {
            return;
        }
        g.setFill(colour(role(kind)));
        if (line.isPlain()) {
            g.fillText(line.text().substring(from, to), geometry.left(from), middle);
            return;
        }
        for (int i = from; i < to; i = line.end(i)) {
            String character = line.text().substring(i, Math.min(to, line.end(i)));
            if (!character.isBlank()) {
                boolean drawable = !Character.isISOControl(character.charAt(0));
                g.fillText(drawable ? character : "\uFFFD", geometry.left(line.cell(i)), middle);
            }
        }
    }

    private static Colours.Role role(TokenKind kind) {
        return switch (kind) {
            case KEYWORD -> Colours.Role.KEYWORD;
            case STRING -> Colours.Role.STRING;
            case NUMBER -> Colours.Role.NUMBER;
            case COMMENT -> Colours.Role.COMMENT;
            case ANNOTATION -> Colours.Role.ANNOTATION;
            case CALL -> Colours.Role.CALL;
            case NAME, OTHER -> Colours.Role.TEXT;
        };
    }

    /** Lets the code disappear towards an edge behind which it goes on. */
    private static void fade(GraphicsContext g, Color ground, double from, double edge, double top, double row) {
        g.setFill(new LinearGradient(
                from,
                0,
                edge,
                0,
                false,
                CycleMethod.NO_CYCLE,
                new Stop(0, Color.color(ground.getRed(), ground.getGreen(), ground.getBlue(), 0)),
                new Stop(1, ground)));
        g.fillRect(Math.min(from, edge), top, FADE, row);
    }

    @Override
    protected String inWords() {
        return "";
    }
}
