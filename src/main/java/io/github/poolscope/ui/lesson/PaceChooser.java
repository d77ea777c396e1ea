package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Pace;
import io.github.poolscope.ui.fx.Words;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** The choice of a lesson's pace. A factor that no {@link Pace} has leaves all buttons unselected. FX thread only. */
final class PaceChooser extends HBox {
    private final LessonModel model;

    PaceChooser(LessonModel model, String id) {
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        for (Pace pace : Pace.values()) {
            getChildren().add(button(pace, id + "-" + pace.key()));
        }
    }

    private ToggleButton button(Pace pace, String id) {
        String key = "lesson.pace." + pace.key();
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(Words.bind(key));
        button.setId(id);
        String pill = pace.ordinal() == 0
                ? "left-pill"
                : pace.ordinal() == Pace.values().length - 1 ? "right-pill" : "center-pill";
        button.getStyleClass().addAll("segment", "small-segment", pill);
        button.setMinWidth(USE_PREF_SIZE);
        button.accessibleTextProperty().bind(Words.bind("lesson.pace.is", Words.bind(key)));
        button.setTooltip(Words.tooltip(key + ".hint"));
        button.setSelected(model.pace() == pace.factor());
        model.paceProperty().addListener((o, before, now) -> button.setSelected(now.doubleValue() == pace.factor()));
        button.setOnAction(event -> {
            model.paceProperty().set(pace.factor());
            button.setSelected(true);
        });
        return button;
    }
}
