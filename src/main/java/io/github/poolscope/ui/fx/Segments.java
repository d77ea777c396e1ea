package io.github.poolscope.ui.fx;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A choice between a few visible options; exactly one is always chosen. FX thread only. */
public final class Segments extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    /**
     * One option.
     *
     * @param name the name by which it is chosen and stored, the same in every language
     * @param key the key of its visible text
     */
    public record Choice(String name, String key) {}

    /**
     * Creates a choice between {@code choices}, with the first one chosen. The id of each button is {@code id} followed
     * by its name, such as {@code orderTable}; {@code changed} runs when another one is chosen.
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

    /** Returns the name of the chosen option. */
    public String chosen() {
        return group.getSelectedToggle() instanceof ToggleButton button ? String.valueOf(button.getUserData()) : "";
    }

    /** Chooses an option by name; an unknown name is ignored. */
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
