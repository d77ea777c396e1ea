package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.workbench.Workbench;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** The name of what is shown, in the header and as the title of the window. FX thread only. */
final class Heading {
    private static final String PROGRAM = "Poolscope";

    /** The empty room before the title, in pixels. */
    private static final double BEFORE = 14;

    private final Workbench workbench;
    private final Label label;
    private final Stage stage;

    Heading(Workbench workbench, Label label, Stage stage) {
        this.workbench = workbench;
        this.label = label;
        this.stage = stage;
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.setTooltip(whole);
        if (label.getParent() instanceof Region around) {
            label.maxWidthProperty().bind(around.widthProperty().subtract(BEFORE));
        }
        workbench.runs().firstProperty().addListener(o -> update());
        workbench.work().phaseProperty().addListener(o -> update());
        workbench.lessons().model().onChange(this::update);
        Words.follow(label, this::update);
        update();
    }

    private void update() {
        String title = text();
        label.setText(title);
        stage.setTitle(workbench.titled().isPresent() ? Words.text("window.title", title, PROGRAM) : PROGRAM);
    }

    /** Returns the title; while a lesson is covered, the lesson's, since the run's would give away the result. */
    private String text() {
        LessonModel lessons = workbench.lessons().model();
        if (lessons.isCovered()) {
            return lessons.title();
        }
        return workbench
                .titled()
                .map(RunWords::title)
                .orElseGet(() -> lessons.lesson().isPresent() ? lessons.title() : Words.text("header.no-run"));
    }
}
