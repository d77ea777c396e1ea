package io.github.poolscope.ui.fx;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** Lets the user choose which of two nodes is seen in one place, such as a picture and its table twin. FX thread only. */
public final class Faces extends HBox {
    private static final List<String> PICTURE_OR_TABLE = List.of("Picture", "Table");

    private final Node first;
    private final Node second;
    private final String firstTitle;
    private final String secondTitle;
    private final Segments titles;
    private final Runnable chosen;

    /** A picture and its table; the picture is shown first, {@code chosen} runs at each change. */
    public Faces(String id, Node picture, Node table, Runnable chosen) {
        this(id, PICTURE_OR_TABLE, picture, table, chosen);
    }

    /** Two nodes with their titles. */
    public Faces(String id, List<String> titles, Node first, Node second, Runnable chosen) {
        this.first = first;
        this.second = second;
        this.chosen = chosen;
        firstTitle = titles.get(0);
        secondTitle = titles.get(1);
        this.titles = new Segments(id, titles, this::show);
        setMinWidth(USE_PREF_SIZE);
        getChildren().add(this.titles);
        first.setVisible(true);
        second.setVisible(false);
    }

    /** Shows the second node, such as the table, or the first. */
    public void showSecond(boolean wanted) {
        titles.choose(wanted ? secondTitle : firstTitle);
    }

    public boolean isSecond() {
        return titles.chosen().equals(secondTitle);
    }

    private void show() {
        first.setVisible(!isSecond());
        second.setVisible(isSecond());
        chosen.run();
    }
}
