package io.github.poolscope.ui.figures;

import io.github.poolscope.analysis.FigureValue;
import io.github.poolscope.analysis.RunFigure;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/**
 * The figures of a run in one row, each with its meaning: live, and when the run is over. Without a run it keeps its
 * place and says of each figure what it means.
 *
 * <p>For the keyboard it is one stop: the arrow keys, Home and End move between the figures, whose meaning is shown as
 * soon as they have the focus; Space or Enter show or hide it, Esc hides it. FX thread only.
 */
public final class FiguresStrip extends Region {
    /** The height of the strip, in pixels. */
    public static final double HEIGHT = 46;

    /** How often the texts for screen readers follow a live run, in nanoseconds. */
    private static final long SPOKEN_INTERVAL = 1_000_000_000;

    private final List<FigureCell> cells = new ArrayList<>();
    /** The figures of the run; empty if there is none. */
    private List<FigureValue> values = List.of();

    private boolean isCovered;
    /** The instant of the run of which screen readers were told. */
    private long spokenAt = -SPOKEN_INTERVAL;

    private double arrangedFor = -1;

    /** Creates a strip without a run. */
    public FiguresStrip() {
        setId("figures");
        getStyleClass().add("figures");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        accessibleTextProperty().bind(Words.bind("figures.strip"));
        for (RunFigure figure : RunFigure.values()) {
            FigureCell cell = new FigureCell(figure, missing(figure, nothing()));
            cell.focusedProperty().addListener((o, before, now) -> {
                if (now) {
                    makeStop(cell);
                }
            });
            cell.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(cell, event));
            cells.add(cell);
            getChildren().add(cell);
        }
        makeStop(cells.get(0));
        translate();
        Words.follow(this, this::translate);
    }

    /** Shows the figures of a run. */
    public void show(Frame frame) {
        boolean isSpoken = frame.state().isOver() || Math.abs(frame.now() - spokenAt) >= SPOKEN_INTERVAL;
        if (isSpoken) {
            spokenAt = frame.now();
        }
        show(FigureValue.of(frame.recording().header(), frame.state(), frame.figures()), isSpoken);
    }

    /**
     * Shows the figures of one call beside those of the run, in the explanations.
     *
     * @param call the call in words
     * @param ofCall its figures; empty for no call
     */
    public void showCall(String call, List<FigureValue> ofCall) {
        Map<RunFigure, String> words = new EnumMap<>(RunFigure.class);
        ofCall.stream()
                .filter(FigureValue::exists)
                .forEach(value -> words.put(value.figure(), Words.text("figures.of-call", value.value(), call)));
        cells.forEach(cell -> cell.showPart(words.getOrDefault(cell.figure(), "")));
    }

    /** Shows that there is no run. */
    public void clear() {
        spokenAt = -SPOKEN_INTERVAL;
        show(List.of(), true);
    }

    /**
     * Shows values, or that there are none.
     *
     * @param isSpoken whether the texts for screen readers follow
     */
    void show(List<FigureValue> next, boolean isSpoken) {
        values = next;
        fill(isSpoken);
    }

    /** Hides all values, or shows them again: they may tell the answer of a lesson's question. */
    public void cover(boolean wanted) {
        if (wanted != isCovered) {
            isCovered = wanted;
            fill(true);
        }
    }

    private void fill(boolean isSpoken) {
        if (isCovered || values.isEmpty()) {
            Phrase why = isCovered ? Phrase.of("analysis.figure-none.covered") : nothing();
            cells.forEach(cell -> cell.show(missing(cell.figure(), why), isSpoken));
        } else {
            values.forEach(value -> cell(value.figure()).show(value, isSpoken));
        }
    }

    private FigureCell cell(RunFigure figure) {
        return cells.get(figure.ordinal());
    }

    private static Phrase nothing() {
        return Phrase.of("analysis.figure-none.no-run");
    }

    private static FigureValue missing(RunFigure figure, Phrase why) {
        return new FigureValue(figure, Units.NONE, Optional.empty(), Optional.of(why), false);
    }

    private void translate() {
        cells.forEach(FigureCell::translate);
        fill(true);
        arrangedFor = -1;
        requestLayout();
    }

    private void makeStop(FigureCell stop) {
        cells.forEach(cell -> cell.setFocusTraversable(cell == stop));
    }

    private void pressed(FigureCell cell, KeyEvent event) {
        List<FigureCell> seen = cells.stream().filter(FigureCell::isVisible).toList();
        int place = seen.indexOf(cell);
        boolean isUsed = true;
        switch (event.getCode()) {
            case LEFT -> moveTo(seen.get(Math.max(0, place - 1)));
            case RIGHT -> moveTo(seen.get(Math.min(seen.size() - 1, place + 1)));
            case HOME -> moveTo(seen.get(0));
            case END -> moveTo(seen.get(seen.size() - 1));
            case SPACE, ENTER -> {
                if (!cell.hideExplanation()) {
                    cell.explain();
                }
            }
            case ESCAPE -> isUsed = cell.hideExplanation();
            default -> isUsed = false;
        }
        if (isUsed) {
            event.consume();
        }
    }

    private static void moveTo(FigureCell cell) {
        cell.requestFocus();
        cell.explain();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        if (width == arrangedFor) {
            return;
        }
        arrangedFor = width;
        Map<RunFigure, CellWidths.Need> needs = new EnumMap<>(RunFigure.class);
        cells.forEach(cell -> needs.put(cell.figure(), cell.need()));
        Map<RunFigure, Double> widths = CellWidths.of(width, needs);
        double x = snappedLeftInset();
        for (FigureCell cell : cells) {
            Double share = widths.get(cell.figure());
            cell.setVisible(share != null);
            if (share != null) {
                double from = snapPositionX(x);
                cell.resizeRelocate(from, 0, snapPositionX(x + share) - from, getHeight());
                x += share;
            }
        }
    }
}
