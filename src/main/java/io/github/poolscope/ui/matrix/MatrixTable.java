package io.github.poolscope.ui.matrix;

import io.github.poolscope.matrix.Cell;
import io.github.poolscope.matrix.Property;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The rows and columns of the matrix; arrow keys move between cells. FX thread only. */
final class MatrixTable extends GridPane {
    private static final PseudoClass YES = PseudoClass.getPseudoClass("yes");
    private static final PseudoClass NO = PseudoClass.getPseudoClass("no");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double MODE_WIDTH = 130;

    private final MatrixModel model;
    private final Consumer<Cell> choose;
    private final Map<Property, Label> heads = new EnumMap<>(Property.class);
    private final Map<Mode, Map<Property, Button>> buttons = new EnumMap<>(Mode.class);

    MatrixTable(MatrixModel model, Consumer<Cell> choose) {
        this.model = model;
        this.choose = choose;
        getStyleClass().add("matrix-table");
        getColumnConstraints().add(new ColumnConstraints(MODE_WIDTH));
        for (Property property : Property.values()) {
            ColumnConstraints column =
                    new ColumnConstraints(60, 110, Double.MAX_VALUE, Priority.ALWAYS, HPos.LEFT, true);
            column.setPercentWidth(-1);
            getColumnConstraints().add(column);
            Label head = new Label();
            head.textProperty().bind(Words.bind(property.title()));
            Tooltip asked = new Tooltip();
            asked.textProperty().bind(Words.bind(property.question()));
            head.setTooltip(asked);
            head.getStyleClass().add("matrix-head");
            head.setWrapText(true);
            head.setMaxWidth(Double.MAX_VALUE);
            heads.put(property, head);
            add(head, 1 + property.ordinal(), 0);
        }
        Label corner = new Label();
        corner.textProperty().bind(Words.bind(Phrase.of("matrix.mode")));
        corner.getStyleClass().addAll("matrix-head", "matrix-corner");
        add(corner, 0, 0);
        for (Mode mode : Mode.values()) {
            Label name = new Label(mode.key());
            name.getStyleClass().add("matrix-mode");
            add(name, 0, 1 + mode.ordinal());
            Map<Property, Button> row = new EnumMap<>(Property.class);
            for (Property property : Property.values()) {
                Button button = button(mode, property);
                row.put(property, button);
                add(button, 1 + property.ordinal(), 1 + mode.ordinal());
            }
            buttons.put(mode, row);
        }
    }

    private Button button(Mode mode, Property property) {
        Button button = new Button();
        button.setId("matrix-" + mode.key() + "-" + property.key());
        button.getStyleClass().addAll("flat", "matrix-cell");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setOnAction(event -> model.cell(mode, property).ifPresent(choose));
        return button;
    }

    void refresh(@Nullable Cell chosen) {
        for (Mode mode : Mode.values()) {
            for (Property property : Property.values()) {
                Button button = buttons.getOrDefault(mode, Map.of()).get(property);
                if (button != null) {
                    fill(button, model.cell(mode, property), chosen);
                }
            }
        }
    }

    private static void fill(Button button, Optional<Cell> found, @Nullable Cell chosen) {
        button.setDisable(found.isEmpty());
        button.setText(found.map(cell -> Words.say(cell.value())).orElse("·"));
        button.setGraphic(found.flatMap(MatrixTable::icon).orElse(null));
        button.setAccessibleText(found.map(cell ->
                        cell.mode().key() + ", " + Words.say(cell.property().title()) + ": " + Words.say(cell.value()))
                .orElse(""));
        button.pseudoClassStateChanged(
                YES, found.filter(cell -> cell.answer() == Cell.Answer.YES).isPresent());
        button.pseudoClassStateChanged(
                NO, found.filter(cell -> cell.answer() == Cell.Answer.NO).isPresent());
        button.pseudoClassStateChanged(
                CHOSEN, chosen != null && found.filter(chosen::equals).isPresent());
    }

    /** Returns an icon for the cell, so that its value is not shown by colour alone. */
    private static Optional<FontIcon> icon(Cell cell) {
        boolean number = cell.property() == Property.AUTO_CHUNKSIZE;
        return switch (cell.answer()) {
            case YES -> number ? Optional.empty() : Optional.of(new FontIcon(Feather.CHECK));
            case NO -> number ? Optional.empty() : Optional.of(new FontIcon(Feather.MINUS));
            case UNKNOWN -> Optional.of(new FontIcon(Feather.HELP_CIRCLE));
            case OTHER -> Optional.empty();
        };
    }
}
