package io.github.poolscope.ui.lesson;

import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/**
 * The choice of a lesson's pace, shown as a replay speed: ×0.25 is slower than ×1. Any other pace leaves all buttons
 * unselected. FX thread only.
 */
final class PaceChooser extends HBox {
    private final LessonModel model;

    PaceChooser(LessonModel model, String id) {
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        List<Double> speeds = LessonModel.SPEEDS;
        for (int i = 0; i < speeds.size(); i++) {
            String pill = i == 0 ? "left-pill" : i == speeds.size() - 1 ? "right-pill" : "center-pill";
            getChildren().add(button(speeds.get(i), id, pill));
        }
    }

    private ToggleButton button(double speed, String id, String pill) {
        double pace = 1 / speed;
        String says = PlanTexts.plain(speed);
        ToggleButton button = new ToggleButton("×" + says);
        button.setId(id + "-" + says.replace('.', '-'));
        button.getStyleClass().addAll("segment", "small-segment", pill);
        button.setMinWidth(USE_PREF_SIZE);
        button.accessibleTextProperty().bind(Words.bind("lesson.pace.is", says));
        button.setTooltip(Words.tooltip("lesson.pace.hint"));
        button.setSelected(model.pace() == pace);
        model.paceProperty().addListener((o, before, now) -> button.setSelected(now.doubleValue() == pace));
        button.setOnAction(event -> {
            model.paceProperty().set(pace);
            button.setSelected(true);
        });
        return button;
    }
}
