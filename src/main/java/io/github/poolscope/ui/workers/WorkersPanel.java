package io.github.poolscope.ui.workers;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The table of workers; above it, if there are many, how many are at work, idle, ended or have run nothing, as buttons
 * that limit the table to these. FX thread only.
 */
public final class WorkersPanel extends VBox {
    /** Up to this number, the table is short enough to be read whole. */
    private static final int FEW = 12;

    private final WorkersView table;
    private final FlowPane bar = new FlowPane(4, 4);
    private final ToggleGroup chosen = new ToggleGroup();
    private final Map<WorkerGroup, ToggleButton> buttons = new EnumMap<>(WorkerGroup.class);

    /** Creates the panel of a table, which it contains. */
    public WorkersPanel(WorkersView table) {
        super(6);
        this.table = table;
        for (WorkerGroup group : WorkerGroup.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("workersOf" + group.name());
            button.getStyleClass().addAll("segment", "small-segment");
            button.setToggleGroup(chosen);
            button.setMinWidth(USE_PREF_SIZE);
            buttons.put(group, button);
            bar.getChildren().add(button);
            button.setOnAction(event -> choose(button.isSelected() ? group : WorkerGroup.ALL));
        }
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
        table.onChange(this::count);
        Words.follow(this, this::count);
        count();
    }

    private void choose(WorkerGroup group) {
        select(group);
        table.show(group);
    }

    private void select(WorkerGroup group) {
        ToggleButton button = buttons.get(group);
        if (button != null) {
            button.setSelected(true);
        }
    }

    private void count() {
        int workers = table.all().size();
        SpaceFilter.show(bar, workers > FEW);
        if (workers == 0) {
            select(WorkerGroup.ALL);
        }
        buttons.forEach((group, button) -> {
            long count = table.all().stream().filter(group::has).count();
            button.setText(Words.text(group.key(), Units.count(count)));
            button.setDisable(count == 0 && !button.isSelected());
        });
    }
}
