package io.github.poolscope.ui.fx;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A choice of one among a few, all of them to be seen; one is always chosen. FX thread only. */
public final class Segments extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    /**
     * A choice among {@code titles}, the first of which is chosen. Each has the id {@code id} with its title behind it,
     * such as {@code orderTable}; {@code changed} runs when another is chosen.
     */
    public Segments(String id, List<String> titles, Runnable changed) {
        getStyleClass().add("segments");
        setMinWidth(USE_PREF_SIZE);
        for (String title : titles) {
            ToggleButton button = new ToggleButton(title);
            button.setToggleGroup(group);
            button.getStyleClass().addAll("segment", "small-segment");
            button.setId(id + title.replaceAll("[^A-Za-z0-9]", ""));
            button.setMinWidth(USE_PREF_SIZE);
            getChildren().add(button);
        }
        getChildren().get(0).getStyleClass().add("left-pill");
        getChildren().get(titles.size() - 1).getStyleClass().add("right-pill");
        for (int i = 1; i < titles.size() - 1; i++) {
            getChildren().get(i).getStyleClass().add("center-pill");
        }
        choose(titles.get(0));
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                changed.run();
            }
        });
    }

    /** The title that is chosen. */
    public String chosen() {
        return group.getSelectedToggle() instanceof ToggleButton button ? button.getText() : "";
    }

    /** Chooses a title; one that is none of them is passed over. */
    public void choose(String title) {
        getChildren().stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().toLowerCase(Locale.ROOT).equals(title.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(button -> button.setSelected(true));
    }
}
