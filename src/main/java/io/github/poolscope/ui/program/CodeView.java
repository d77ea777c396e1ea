package io.github.poolscope.ui.program;

import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.syntax.Syntax;
import io.github.poolscope.syntax.Token;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Copying;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A program in colours, with the number and the time of each line beside it. The line in which the main program is
 * blocked is lit and stays in view, unless the user scrolls elsewhere; a button then leads back to it. Draws only the
 * visible part, so the length of the program does not matter. FX thread only.
 */
public final class CodeView extends Region {
    /** Longer programs are coloured in the background. */
    private static final int MAX_LINES_AT_ONCE = 400;

    private static final double MIN_SIZE = 8;
    private static final double MAX_SIZE = 40;
    private static final double BUTTON_GAP = 8;

    /** The minimum share of a scroll bar that its thumb takes. */
    private static final double MIN_THUMB = 0.06;

    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("above");

    private final Executor background;
    private final Colours colours = new Colours();
    private final CodeGeometry geometry = new CodeGeometry();
    private final CodeSelection selection = new CodeSelection();
    private final LineFollower follower = new LineFollower();
    private final GutterCanvas gutter = new GutterCanvas(colours, geometry);
    private final CodeCanvas canvas = new CodeCanvas(colours, geometry, selection);
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final Button backToLit = new Button();
    private final DoubleProperty typeSize = new SimpleDoubleProperty();
    private Source source = Source.EMPTY;
    private List<CodeLine> lines = List.of();
    private LineTimes times = LineTimes.NONE;
    private boolean arranging;
    private double sharpness = 1;
    private long saidSeconds;

    /**
     * Creates a view without a program.
     *
     * @param background finds the colours of long programs
     */
    public CodeView(Executor background) {
        this.background = background;
        getStyleClass().addAll("code-view", "code");
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setFocusTraversable(true);
        setMinSize(80, 40);
        horizontal.setOrientation(Orientation.HORIZONTAL);
        vertical.setOrientation(Orientation.VERTICAL);
        for (ScrollBar bar : List.of(horizontal, vertical)) {
            bar.setFocusTraversable(false);
            bar.valueProperty().addListener(o -> barMoved());
        }
        backToLit.setId("backToLitLine");
        backToLit.getStyleClass().add("back-to-lit");
        backToLit.setGraphic(new FontIcon(Feather.ARROW_DOWN));
        backToLit.setTooltip(Words.tooltip("program.lit-line.hint"));
        backToLit.setVisible(false);
        backToLit.setManaged(false);
        backToLit.setOnAction(event -> {
            follower.resume();
            scroll(() -> geometry.reveal(follower.lit()));
            requestFocus();
        });
        getChildren().addAll(colours, gutter, canvas, vertical, horizontal, backToLit);
        colours.onChange(this::requestLayout);
        typeSize.addListener((o, before, now) -> {
            geometry.wish(now.doubleValue());
            requestLayout();
        });
        new CodeInput(this, canvas, geometry, selection, follower);
        new GutterHint(gutter, geometry, () -> times);
        Words.follow(this, this::say);
        say();
    }

    /**
     * Returns the type size, in pixels; 0, the default, for one that follows from the room: 12, or a little less where the
     * lines fit then.
     */
    public DoubleProperty typeSizeProperty() {
        return typeSize;
    }

    /** Sets whether the type is larger than usual where the whole program still fits, as long as no size is set. */
    public void grow(boolean wanted) {
        geometry.grow(wanted);
        requestLayout();
    }

    /** Makes the type larger by a number of pixels; smaller if it is negative. */
    public void enlarge(double by) {
        typeSize.set(Math.max(MIN_SIZE, Math.min(MAX_SIZE, geometry.size() + by)));
    }

    /** Shows a program without times, from its beginning. */
    public void show(Source next) {
        boolean sameLanguage = next.syntax() == source.syntax();
        source = next;
        times = LineTimes.NONE;
        follower.reset();
        boolean atOnce = next.lines().size() <= MAX_LINES_AT_ONCE;
        setLines(next, (atOnce ? next.syntax() : Syntax.PLAIN).tokens(next.lines()));
        geometry.contents(
                lines.size(), lines.stream().mapToInt(CodeLine::width).max().orElse(0));
        if (!sameLanguage) {
            geometry.scrollTo(0, 0);
        }
        if (!atOnce) {
            background.execute(() -> {
                List<List<Token>> tokens = next.syntax().tokens(next.lines());
                FxThread.later(() -> colour(next, tokens));
            });
        }
        mark();
        say();
        requestLayout();
    }

    @SuppressWarnings("ReferenceEquality") // An equal text that was shown later has colours of its own.
    private void colour(Source of, List<List<Token>> tokens) {
        if (of == source) {
            CodeSelection.Place head = selection.head();
            setLines(of, tokens);
            selection.begin(head);
            canvas.redraw();
        }
    }

    private void setLines(Source of, List<List<Token>> tokens) {
        List<CodeLine> next = new ArrayList<>();
        for (int i = 0; i < of.lines().size(); i++) {
            next.add(new CodeLine(of.lines().get(i), tokens.get(i)));
        }
        lines = next;
        canvas.setLines(next);
        selection.reset(next);
    }

    /** Shows the times of the program's lines, and which of them is lit. Cheap if nothing changed. */
    public void show(LineTimes next) {
        times = next;
        mark();
    }

    private void mark() {
        int before = follower.lit();
        int lit = times.lit().orElse(LineFollower.NONE);
        boolean moved = follower.light(lit) && geometry.reveal(lit);
        Map<Integer, LineMark> marks = LineMark.of(times);
        boolean others = canvas.light(lit, times.elsewhere());
        boolean changed = gutter.mark(marks, lit, times.elsewhere().keySet());
        if (moved) {
            requestLayout();
        } else if (changed) {
            gutter.redraw();
            if (lit != before || others) {
                canvas.redraw();
            }
        }
        if (lit != before) {
            placeButton();
        }
        StepTimes.Time ofLit = times.byLine().get(lit);
        long seconds = ofLit == null ? -marks.size() : ofLit.nanos() / 1_000_000_000;
        if (lit != before || seconds != saidSeconds || others) {
            saidSeconds = seconds;
            say();
        }
    }

    /** Shows the times of a program that was not shown before, scrolled to the lit line or the lines that have times. */
    void showFirst(LineTimes next) {
        geometry.scrollTo(0, 0);
        next.byLine().keySet().stream().max(Integer::compare).ifPresent(geometry::reveal);
        next.byLine().keySet().stream().min(Integer::compare).ifPresent(geometry::reveal);
        show(next);
        requestLayout();
    }

    Source source() {
        return source;
    }

    List<CodeLine> lines() {
        return lines;
    }

    /** Returns what the gutter shows beside the lines, by line. */
    public Map<Integer, String> timeTexts() {
        Map<Integer, String> texts = new java.util.TreeMap<>();
        LineMark.of(times).forEach((line, mark) -> texts.put(line, mark.text()));
        return texts;
    }

    /** Returns the lit line, from 0. */
    public OptionalInt lit() {
        return times.lit();
    }

    /** Returns whether a line is visible as a whole. */
    public boolean shows(int line) {
        return geometry.shows(line);
    }

    /** Copies what is selected, or the whole program if nothing is. */
    public void copy() {
        copy(selection.isEmpty() ? source.text() : selection.text());
    }

    void copyAll() {
        copy(source.text());
    }

    private void copy(String text) {
        if (!text.isEmpty()) {
            Copying.text(this, text);
        }
    }

    /** Scrolls on behalf of the user. */
    void scroll(Runnable move) {
        move.run();
        follower.scrolled(geometry.shows(follower.lit()));
        arrangeBars();
        redraw();
        placeButton();
    }

    /** Draws again what depends on the selection. */
    void redrawCode() {
        canvas.redraw();
    }

    private void redraw() {
        gutter.redraw();
        canvas.redraw();
    }

    private void barMoved() {
        if (!arranging) {
            scroll(() -> geometry.scrollTo(horizontal.getValue(), vertical.getValue()));
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        double besides = Math.ceil(vertical.prefWidth(-1));
        double below = Math.ceil(horizontal.prefHeight(-1));
        geometry.resize(width, height);
        boolean bar = geometry.maxY() > 0;
        geometry.resize(width - (bar ? besides : 0), height);
        boolean sideways = geometry.maxX() > 0;
        if (sideways) {
            geometry.resize(width - (bar ? besides : 0), height - below);
            if (!bar && geometry.maxY() > 0) {
                bar = true;
                geometry.resize(width - besides, height - below);
            }
        }
        double shown = geometry.height();
        gutter.resizeRelocate(0, 0, geometry.gutter(), shown);
        canvas.resizeRelocate(geometry.gutter(), 0, geometry.codeWidth(), shown);
        vertical.setVisible(bar);
        vertical.resizeRelocate(width - besides, 0, besides, shown);
        horizontal.setVisible(sideways);
        horizontal.resizeRelocate(geometry.gutter(), shown, geometry.codeWidth(), below);
        if (follower.lit() != LineFollower.NONE && follower.isFollowing()) {
            geometry.reveal(follower.lit());
        }
        arrangeBars();
        sharpen();
        redraw();
        placeButton();
    }

    /** Draws with as many points per pixel as the view is enlarged by its ancestors. */
    private void sharpen() {
        double factor = Math.max(1, getLocalToSceneTransform().getMxx());
        if (factor != sharpness) {
            sharpness = factor;
            gutter.sharpen(factor);
            canvas.sharpen(factor);
        }
    }

    private void arrangeBars() {
        arranging = true;
        arrange(vertical, geometry.maxY(), geometry.height(), geometry.scrolledY(), geometry.rowHeight());
        arrange(horizontal, geometry.maxX(), geometry.codeWidth(), geometry.scrolledX(), 4 * geometry.cell());
        arranging = false;
    }

    private static void arrange(ScrollBar bar, double max, double shown, double value, double step) {
        bar.setMax(max);
        bar.setVisibleAmount(max <= 0 ? 0 : max * Math.max(MIN_THUMB, shown / (max + shown)));
        bar.setUnitIncrement(step);
        bar.setBlockIncrement(shown * 0.9);
        bar.setValue(value);
    }

    private void placeButton() {
        int lit = follower.lit();
        boolean away = lit != LineFollower.NONE && !geometry.shows(lit);
        backToLit.setVisible(away);
        if (!away) {
            return;
        }
        boolean above = geometry.top(lit) < 0;
        backToLit.pseudoClassStateChanged(ABOVE, above);
        if (backToLit.getGraphic() instanceof FontIcon icon) {
            icon.setIconCode(above ? Feather.ARROW_UP : Feather.ARROW_DOWN);
        }
        backToLit.setText(Words.text("program.lit-line", lit + 1));
        backToLit.autosize();
        backToLit.relocate(
                geometry.gutter() + geometry.codeWidth() - backToLit.getWidth() - BUTTON_GAP,
                above ? BUTTON_GAP : geometry.height() - backToLit.getHeight() - BUTTON_GAP);
    }

    private void say() {
        setAccessibleText(CodeWords.of(source, times));
        if (backToLit.isVisible()) {
            placeButton();
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> source.text();
            case EDITABLE -> false;
            case CARET_OFFSET -> offset(selection.head());
            case SELECTION_START -> offset(selection.from());
            case SELECTION_END -> offset(selection.to());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private int offset(CodeSelection.Place place) {
        int offset = place.index();
        for (int line = 0; line < Math.min(place.line(), lines.size()); line++) {
            offset += lines.get(line).length() + 1;
        }
        return offset;
    }
}
