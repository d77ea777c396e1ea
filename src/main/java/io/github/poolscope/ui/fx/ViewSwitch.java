package io.github.poolscope.ui.fx;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** Lets the user choose which of two nodes is shown, such as a picture and its table. FX thread only. */
public final class ViewSwitch extends HBox {
    private static final List<Segments.Choice> PICTURE_OR_TABLE =
            List.of(new Segments.Choice("Picture", "view.picture"), new Segments.Choice("Table", "view.table"));

    private final Node first;
    private final Node second;
    private final String firstName;
    private final String secondName;
    private final Segments titles;
    private final Runnable chosen;

    /** Creates a switch between a picture, shown first, and its table; {@code chosen} runs at each change. */
    public ViewSwitch(String id, Node picture, Node table, Runnable chosen) {
        this(id, PICTURE_OR_TABLE, picture, table, chosen);
    }

    /** Creates a switch between two nodes with titles. */
    public ViewSwitch(String id, List<Segments.Choice> titles, Node first, Node second, Runnable chosen) {
        this.first = first;
        this.second = second;
        this.chosen = chosen;
        firstName = titles.get(0).name();
        secondName = titles.get(1).name();
        this.titles = new Segments(id, titles, this::show);
        setMinWidth(USE_PREF_SIZE);
        getChildren().add(this.titles);
        first.setVisible(true);
        second.setVisible(false);
    }

    /** Shows the second node, such as the table, or the first. */
    public void showSecond(boolean wanted) {
        titles.choose(wanted ? secondName : firstName);
    }

    public boolean isSecond() {
        return titles.chosen().equals(secondName);
    }

    private void show() {
        first.setVisible(!isSecond());
        second.setVisible(isSecond());
        chosen.run();
    }
}
