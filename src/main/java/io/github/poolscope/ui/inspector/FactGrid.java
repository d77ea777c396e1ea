package io.github.poolscope.ui.inspector;

import io.github.poolscope.analysis.Fact;
import io.github.poolscope.ui.fx.TextLines;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The names and values of facts, a row each, of which one can be chosen. FX thread only. */
final class FactGrid extends GridPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int NONE = -1;
    /** Longer values have a tooltip, as they may be truncated. */
    private static final int MIN_TOLD = 24;

    private static final double TOOLTIP = 460;

    private List<Fact> facts = List.of();
    private int chosen = NONE;

    FactGrid() {
        getStyleClass().add("facts");
    }

    List<Fact> facts() {
        return facts;
    }

    /** Returns the facts as lines, the names and values with a tab between them. */
    String text() {
        return facts.stream().map(fact -> fact.name() + "\t" + fact.value()).collect(Collectors.joining("\n"));
    }

    /** Returns the chosen fact. */
    Optional<Fact> chosen() {
        return chosen == NONE ? Optional.empty() : Optional.of(facts.get(chosen));
    }

    /** Updates rows in place, so that a running taskel's times stay readable while they grow. */
    void fill(List<Fact> found) {
        boolean sameNames = names(found).equals(names(facts));
        facts = found;
        while (getChildren().size() > 2 * facts.size()) {
            getChildren().remove(getChildren().size() - 1);
        }
        for (int row = 0; row < facts.size(); row++) {
            if (getChildren().size() <= 2 * row) {
                addRow(row);
            }
            Fact fact = facts.get(row);
            label(row, 0).setText(fact.name());
            Label value = label(row, 1);
            String line = TextLines.first(fact.value());
            if (!line.equals(value.getText())) {
                value.setText(line);
                value.setTooltip(line.length() > MIN_TOLD ? tooltip(line) : null);
            }
        }
        if (!sameNames) {
            choose(NONE);
        }
    }

    private static List<String> names(List<Fact> of) {
        return of.stream().map(Fact::name).toList();
    }

    /** Chooses the fact that is {@code by} rows below the chosen one; if none is chosen, the first or the last. */
    void step(int by) {
        int from = chosen == NONE ? (by > 0 ? -1 : facts.size()) : chosen;
        choose(facts.isEmpty() ? NONE : Math.max(0, Math.min(facts.size() - 1, from + by)));
    }

    /** Chooses the fact at a height in the grid, in pixels; returns whether there is one. */
    boolean chooseAt(double y) {
        int row = rowAt(y);
        if (row != NONE) {
            choose(row);
        }
        return row != NONE;
    }

    private int rowAt(double y) {
        for (int row = 0; row < facts.size(); row++) {
            Bounds bounds = label(row, 1).getBoundsInParent();
            if (y >= bounds.getMinY() && y <= bounds.getMaxY()) {
                return row;
            }
        }
        return NONE;
    }

    /** Returns where the chosen row is within the grid; empty if none is chosen. */
    Optional<Bounds> chosenBounds() {
        return chosen == NONE ? Optional.empty() : Optional.of(label(chosen, 0).getBoundsInParent());
    }

    private void choose(int row) {
        chosen = row;
        for (int each = 0; each < facts.size(); each++) {
            label(each, 0).pseudoClassStateChanged(CHOSEN, each == row);
            label(each, 1).pseudoClassStateChanged(CHOSEN, each == row);
        }
    }

    private Label label(int row, int column) {
        return (Label) getChildren().get(2 * row + column);
    }

    private static Tooltip tooltip(String line) {
        Tooltip tooltip = new Tooltip(line);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP);
        return tooltip;
    }

    private void addRow(int row) {
        Label name = new Label();
        name.getStyleClass().add("fact-name");
        name.setMinWidth(USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        Label value = new Label();
        value.getStyleClass().add("fact-value");
        value.setMaxWidth(Double.MAX_VALUE);
        value.setAlignment(Pos.CENTER_RIGHT);
        setHgrow(value, Priority.ALWAYS);
        add(name, 0, row);
        add(value, 1, row);
    }
}
