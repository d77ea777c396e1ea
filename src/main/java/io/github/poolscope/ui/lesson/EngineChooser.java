package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.LessonEngine;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The choice of what runs the lesson. Where there is no CPython, it says why. FX thread only. */
final class EngineChooser extends HBox {
    private final LessonModel model;
    private final ToggleButton poolscope = button("left-pill", LessonEngine.POOLSCOPE);
    private final ToggleButton cpython = button("right-pill", LessonEngine.CPYTHON);
    private final Tooltip ofCPython = new Tooltip();

    EngineChooser(LessonModel model) {
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        Label caption = new Label();
        caption.textProperty().bind(Words.bind("lesson.engine"));
        caption.getStyleClass().add("lesson-engine");
        caption.setMinWidth(USE_PREF_SIZE);
        poolscope.setTooltip(Words.tooltip("lesson.engine.poolscope.hint"));
        // A disabled button shows no tooltip; what is around it does.
        HBox around = new HBox(cpython);
        around.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(around, ofCPython);
        getChildren().setAll(caption, poolscope, around);
        choose(poolscope, LessonEngine.POOLSCOPE);
        choose(cpython, LessonEngine.CPYTHON);
        model.onChange(this::refresh);
        model.problemOfCPythonProperty().addListener((o, before, now) -> refresh());
        Words.follow(this, this::refresh);
    }

    private static ToggleButton button(String pill, LessonEngine engine) {
        ToggleButton button = new ToggleButton();
        button.setId("engine-" + engine.key());
        button.getStyleClass().addAll("segment", "small-segment", pill);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(Words.bind("lesson.engine." + engine.key()));
        return button;
    }

    private void choose(ToggleButton button, LessonEngine engine) {
        button.setOnAction(event -> {
            model.engineProperty().set(engine);
            refresh();
        });
    }

    private void refresh() {
        LessonEngine chosen = model.engineProperty().get();
        Optional<Phrase> problem = model.problemOfCPythonProperty().get();
        poolscope.setSelected(chosen == LessonEngine.POOLSCOPE);
        cpython.setSelected(chosen == LessonEngine.CPYTHON);
        poolscope.setDisable(model.isPlaying());
        cpython.setDisable(model.isPlaying() || problem.isPresent());
        poolscope.setAccessibleText(Words.text("lesson.engine.is", Words.text("lesson.engine.poolscope")));
        String name = Words.text("lesson.engine.is", Words.text("lesson.engine.cpython"));
        String why = problem.map(Words::say).orElseGet(() -> Words.text("lesson.engine.cpython.hint"));
        cpython.setAccessibleText(problem.isPresent() ? name + ". " + why : name);
        ofCPython.setText(why);
    }
}
