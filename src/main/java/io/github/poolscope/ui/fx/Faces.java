package io.github.poolscope.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Lets the user choose between a picture and its table twin. FX thread only. */
public final class Faces extends HBox {
    private final ToggleButton picture = new ToggleButton("Picture");
    private final ToggleButton table = new ToggleButton("Table");
    private final Node drawn;
    private final Node listed;

    private final Runnable chosen;

    /** A choice between two nodes in the same place; the picture is shown first, {@code chosen} runs at each change. */
    public Faces(String id, Node drawn, Node listed, Runnable chosen) {
        this.chosen = chosen;
        this.drawn = drawn;
        this.listed = listed;
        getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        picture.setToggleGroup(group);
        table.setToggleGroup(group);
        picture.getStyleClass().addAll("segment", "left-pill", "small-segment");
        table.getStyleClass().addAll("segment", "right-pill", "small-segment");
        picture.setId(id + "Picture");
        table.setId(id + "Table");
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                show(now == table);
            }
        });
        picture.setSelected(true);
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(picture, table);
    }

    /** Shows the table, or the picture. */
    public void showTable(boolean wanted) {
        (wanted ? table : picture).setSelected(true);
    }

    public boolean isTable() {
        return table.isSelected();
    }

    private void show(boolean asTable) {
        drawn.setVisible(!asTable);
        listed.setVisible(asTable);
        chosen.run();
    }
}
