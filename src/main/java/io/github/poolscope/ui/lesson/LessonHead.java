package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.ui.fx.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The name of the open lesson with the buttons to other lessons. FX thread only. */
final class LessonHead extends VBox {
    private final LessonModel model;
    private final LessonActions actions;
    private final Label place = new Label();
    private final Label title = new Label();
    private final Button previous = icon(Feather.CHEVRON_LEFT, "lessonPrevious", "lesson.previous");
    private final Button next = icon(Feather.CHEVRON_RIGHT, "lessonNext", "lesson.next");

    LessonHead(LessonModel model, LessonActions actions) {
        super(6);
        this.model = model;
        this.actions = actions;
        getStyleClass().add("lesson-head");
        setMinHeight(USE_PREF_SIZE);
        Button all = icon(Feather.GRID, "lessonAll", "lesson.all");
        all.setOnAction(event -> actions.showGallery());
        Button leave = icon(Feather.X, "lessonLeave", "lesson.leave");
        leave.setOnAction(event -> actions.leave());
        previous.setOnAction(event -> go(-1));
        next.setOnAction(event -> go(1));
        place.setId("lessonPlace");
        place.getStyleClass().add("lesson-quiet");
        title.setId("lessonTitle");
        title.getStyleClass().add("lesson-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox way = new HBox(4, all, previous, place, next, between, leave);
        way.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(way, title);
    }

    void refresh() {
        place.setText(
                Words.text("lesson.place", model.place() + 1, Lessons.all().size()));
        title.setText(model.title());
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
