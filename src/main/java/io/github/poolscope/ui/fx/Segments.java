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
     * One of the few.
     *
     * @param name by which it is chosen and remembered, in any language
     * @param key of the words that are seen
     */
    public record Choice(String name, String key) {}

    /**
     * A choice among {@code choices}, the first of which is chosen. Each has the id {@code id} with its name behind it,
     * such as {@code orderTable}; {@code changed} runs when another is chosen.
     */
    public Segments(String id, List<Choice> choices, Runnable changed) {
        getStyleClass().add("segments");
        setMinWidth(USE_PREF_SIZE);
        for (Choice choice : choices) {
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(Words.bind(choice.key()));
            button.setUserData(choice.name());
            button.setToggleGroup(group);
            button.getStyleClass().addAll("segment", "small-segment");
            button.setId(id + choice.name());
            button.setMinWidth(USE_PREF_SIZE);
            getChildren().add(button);
        }
        getChildren().get(0).getStyleClass().add("left-pill");
        getChildren().get(choices.size() - 1).getStyleClass().add("right-pill");
        for (int i = 1; i < choices.size() - 1; i++) {
            getChildren().get(i).getStyleClass().add("center-pill");
        }
        choose(choices.get(0).name());
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                changed.run();
            }
        });
    }

    /** The name of what is chosen. */
    public String chosen() {
        return group.getSelectedToggle() instanceof ToggleButton button ? String.valueOf(button.getUserData()) : "";
    }

    /** Chooses by name; one that is none of them is passed over. */
    public void choose(String name) {
        getChildren().stream()
                .map(ToggleButton.class::cast)
                .filter(button -> String.valueOf(button.getUserData())
                        .toLowerCase(Locale.ROOT)
                        .equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(button -> button.setSelected(true));
    }
}
