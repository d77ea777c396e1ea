package io.github.poolscope.ui.figures;

import io.github.poolscope.analysis.FigureValue;
import io.github.poolscope.analysis.RunFigure;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.ui.fx.Words;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Duration;

/**
 * One figure of the strip: its name, under it the value, after that a detail where there is room, and its meaning on
 * hover. Its size does not depend on the value, so that a new value moves nothing around it. FX thread only.
 */
final class FigureCell extends Region {
    /** The space on each side of the contents, in pixels. */
    static final double PADDING = 11;

    private static final PseudoClass ALARMING = PseudoClass.getPseudoClass("alarming");
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
    private static final double GAP = 7;
    private static final double TITLE_TOP = 5;
    private static final double VALUE_BASELINE = 36;
    private static final double MAX_HINT_WIDTH = 380;
    private static final Duration HINT_DELAY = Duration.millis(250);

    private final Label title = new Label();
    private final Label value = new Label(Units.NONE);
    private final Label detail = new Label();
    private final Tooltip hint = new Tooltip();
    private final PauseTransition delay = new PauseTransition(HINT_DELAY);
    private FigureValue shown;
    /** The same figure of a part of the run, in words; empty if there is none. */
    private String part = "";

    FigureCell(RunFigure figure, FigureValue empty) {
        shown = empty;
        setId("figure-" + figure.key());
        setManaged(false); // A layout root: a new value lays out this cell and nothing else.
        getStyleClass().add("figure");
        title.getStyleClass().add("figure-title");
        value.getStyleClass().add("figure-value");
        detail.getStyleClass().add("figure-detail");
        getChildren().addAll(title, value, detail);
        getChildren().forEach(child -> child.setMouseTransparent(true));
        setAccessibleRole(AccessibleRole.TEXT);
        hint.setWrapText(true);
        hint.setMaxWidth(MAX_HINT_WIDTH);
        // Not installed as a tooltip: it would be at the pointer and cover the figures beside this one.
        delay.setOnFinished(event -> explain());
        setOnMouseEntered(event -> delay.playFromStart());
        setOnMouseExited(event -> {
            delay.stop();
            hint.hide();
        });
        focusVisibleProperty().addListener((o, before, now) -> {
            if (now) {
                explain(); // The focus came by the keyboard.
            }
        });
        focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                hint.hide();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                explain();
            }
        });
        show(empty, true);
    }

    RunFigure figure() {
        return shown.figure();
    }

    /**
     * Shows a value.
     *
     * @param isSpoken whether the texts for screen readers, and the explanation if it is shown, follow; while a run is
     *     live, not at every frame
     */
    void show(FigureValue next, boolean isSpoken) {
        shown = next;
        value.setText(next.value());
        detail.setText(next.detail().map(Words::say).orElse(""));
        pseudoClassStateChanged(ALARMING, next.isAlarming());
        pseudoClassStateChanged(MISSING, !next.exists());
        if (isSpoken) {
            setAccessibleText(line());
            setAccessibleHelp(meaning());
            hint.setText(explanation());
        }
    }

    /** Sets what the explanation tells besides, of a part of the run. */
    void showPart(String words) {
        if (!words.equals(part)) {
            part = words;
            setAccessibleHelp(meaning());
            hint.setText(explanation());
        }
    }

    /** Shows everything in the language of the window. */
    void translate() {
        String name = Words.say(shown.figure().title());
        title.setText(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        show(shown, true);
    }

    /** Shows the meaning below the cell until the focus moves on or {@link #hideExplanation} is called. */
    void explain() {
        Bounds bounds = localToScreen(getLayoutBounds());
        if (bounds != null && !hint.isShowing()) {
            hint.setText(explanation());
            hint.show(this, bounds.getMinX(), bounds.getMaxY() + 2);
        }
    }

    /** Returns whether an explanation was shown. */
    boolean hideExplanation() {
        boolean wasShowing = hint.isShowing();
        hint.hide();
        return wasShowing;
    }

    boolean isExplained() {
        return hint.isShowing();
    }

    /** Returns what the tooltip says: the figure with its value, its meaning, and why it is missing. */
    String explanation() {
        return line() + "\n" + meaning();
    }

    private String line() {
        return Stream.concat(Stream.of(title.getText() + " " + shown.value()), shown.detail().map(Words::say).stream())
                .collect(Collectors.joining(", "));
    }

    private String meaning() {
        Stream<String> whole = Stream.concat(Stream.of(shown.figure().means()), shown.absence().stream())
                .map(Words::say);
        return Stream.concat(part.isEmpty() ? Stream.of() : Stream.of(part), whole)
                .collect(Collectors.joining("\n"));
    }

    /** Returns the widths that the cell can use, in the language of the window. */
    CellWidths.Need need() {
        FigureShape shape = FigureShape.of(figure());
        return new CellWidths.Need(
                width(shape.usual(), ""),
                width(shape.usual(), shape.usualDetail()),
                width(shape.longest(), shape.longestDetail()));
    }

    private double width(String text, String more) {
        double line = width(text, value.getFont()) + (more.isEmpty() ? 0 : GAP + width(more, detail.getFont()));
        return Math.ceil(Math.max(title.prefWidth(-1), line)) + 2 * PADDING;
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - 2 * PADDING;
        double height = getHeight();
        title.resizeRelocate(PADDING, TITLE_TOP, Math.min(room, title.prefWidth(-1)), title.prefHeight(-1));
        double first = Math.min(room, value.prefWidth(-1));
        double second = detail.prefWidth(-1);
        boolean fits = !detail.getText().isEmpty() && first + GAP + second <= room;
        detail.setVisible(fits);
        double baseline = Math.min(VALUE_BASELINE, height - 8);
        place(value, PADDING, baseline, first);
        place(detail, PADDING + first + GAP, baseline, fits ? second : 0);
    }

    private void place(Label label, double x, double baseline, double width) {
        double labelHeight = label.prefHeight(-1);
        label.resize(width, labelHeight);
        label.relocate(snapPositionX(x), snapPositionY(baseline - label.getBaselineOffset()));
    }
}
