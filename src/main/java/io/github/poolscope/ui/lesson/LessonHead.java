package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.ui.fx.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The name of the open lesson, and the buttons to other lessons for the head of its panel. FX thread only. */
final class LessonHead extends Label {
    private final LessonModel model;
    private final LessonActions actions;
    private final Label place = new Label();
    private final HBox way;
    private final Button previous = icon(Feather.CHEVRON_LEFT, "lessonPrevious", "lesson.previous");
    private final Button next = icon(Feather.CHEVRON_RIGHT, "lessonNext", "lesson.next");

    LessonHead(LessonModel model, LessonActions actions) {
        this.model = model;
        this.actions = actions;
        Button all = icon(Feather.GRID, "lessonAll", "lesson.all");
        all.setOnAction(event -> actions.showGallery());
        Button leave = icon(Feather.X, "lessonLeave", "lesson.leave");
        leave.setOnAction(event -> actions.leave());
        previous.setOnAction(event -> go(-1));
        next.setOnAction(event -> go(1));
        place.setId("lessonPlace");
        place.getStyleClass().add("lesson-quiet");
        setId("lessonTitle");
        getStyleClass().add("lesson-title");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
        way = new HBox(2, all, previous, place, next, leave);
        way.setAlignment(Pos.CENTER_LEFT);
    }

    /** Returns the buttons to other lessons, and which of all lessons is open. */
    HBox way() {
        return way;
    }

    void refresh() {
        int count = Lessons.all().size();
        place.setText(Words.text("lesson.place", model.place() + 1, count));
        place.setAccessibleText(Words.text("lesson.place.words", model.place() + 1, count));
        setText(model.title());
        previous.setDisable(model.neighbour(-1).isEmpty());
        next.setDisable(model.neighbour(1).isEmpty());
    }

    private void go(int steps) {
        Optional<Lesson> there = model.neighbour(steps);
        there.ifPresent(actions::open);
    }

    private static Button icon(Feather icon, String id, String key) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small-icon");
        button.accessibleTextProperty().bind(Words.bind(key));
        button.setTooltip(Words.tooltip(key));
        return button;
    }
}
