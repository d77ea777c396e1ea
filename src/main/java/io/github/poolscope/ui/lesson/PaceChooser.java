package io.github.poolscope.ui.lesson;

import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** The choice of a lesson's pace. A pace that is none of the usual ones leaves all of them unchosen. FX thread only. */
final class PaceChooser extends HBox {
    private final LessonModel model;

    PaceChooser(LessonModel model, String id) {
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        List<Double> paces = LessonModel.PACES;
        for (int i = 0; i < paces.size(); i++) {
            String pill = i == 0 ? "left-pill" : i == paces.size() - 1 ? "right-pill" : "center-pill";
            getChildren().add(button(paces.get(i), id, pill));
        }
    }

    private ToggleButton button(double pace, String id, String pill) {
        ToggleButton button = new ToggleButton("×" + PlanTexts.plain(pace));
        button.setId(id + "-" + PlanTexts.plain(pace).replace('.', '-'));
        button.getStyleClass().addAll("segment", "small-segment", pill);
        button.setMinWidth(USE_PREF_SIZE);
        button.accessibleTextProperty().bind(Words.bind("lesson.pace.is", PlanTexts.plain(pace)));
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
