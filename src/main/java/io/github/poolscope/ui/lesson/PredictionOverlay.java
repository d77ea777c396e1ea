package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Question;
import io.github.poolscope.ui.fx.SharpScrollPane;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Covers the views of a run until a prediction is made: shows the question and its choices in large type. FX thread
 * only.
 */
public final class PredictionOverlay extends StackPane {
    private static final double MAX_CHOICE_WIDTH = 440;

    private final LessonModel model;
    private final VBox content = new VBox(10);

    public PredictionOverlay(LessonModel model) {
        this.model = model;
        setId("veil");
        getStyleClass().add("veil");
        content.setAlignment(Pos.CENTER);
        content.getStyleClass().add("veil-content");
        ScrollPane scroll = new SharpScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain-scroll");
        getChildren().add(scroll);
        model.onChange(this::refresh);
        Words.follow(this, this::refresh);
        refresh();
    }

    private void refresh() {
        setVisible(model.isCovered());
        Optional<Lesson> lesson = model.lesson();
        Optional<Question> question = lesson.flatMap(Lesson::question);
        if (!isVisible() || lesson.isEmpty() || question.isEmpty()) {
            content.getChildren().clear();
            return;
        }
        LessonTexts texts = LessonModel.texts();
        List<Node> parts = new ArrayList<>();
        parts.add(label(TextWithCode.plain(texts.question(lesson.get(), model.shownPace())), "veil-question"));
        FlowPane choices = new FlowPane(10, 8);
        choices.setAlignment(Pos.CENTER);
        for (String choice : question.get().choices()) {
            Button button = new Button(TextWithCode.plain(texts.choice(lesson.get(), choice, model.shownPace())));
            button.setId("predict-" + choice);
            button.getStyleClass().add("veil-choice");
            button.setWrapText(true);
            button.setMnemonicParsing(false);
            button.setMaxWidth(MAX_CHOICE_WIDTH);
            button.setMinHeight(USE_PREF_SIZE);
            button.setOnAction(event -> model.predict(choice));
            choices.getChildren().add(button);
        }
        parts.add(choices);
        String hint = model.isPlaying()
                ? "lesson.veil.running"
                : model.playing().isPresent() ? "lesson.veil.over" : "lesson.veil.before";
        Hyperlink reveal = new Hyperlink(Words.text("lesson.reveal"));
        reveal.setId("veilReveal");
        reveal.getStyleClass().add("veil-reveal");
        reveal.setOnAction(event -> model.reveal());
        FlowPane last = new FlowPane(12, 2, label(Words.text(hint), "veil-hint"), reveal);
        last.setAlignment(Pos.CENTER);
        parts.add(last);
        FocusKeeper.focus(this, () -> content.getChildren().setAll(parts));
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMaxWidth(720);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
