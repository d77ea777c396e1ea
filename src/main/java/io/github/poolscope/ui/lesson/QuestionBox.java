package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Question;
import io.github.poolscope.ui.fx.Words;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/**
 * The question of the open lesson and its choices; after the runs, the result beside the prediction. FX thread only.
 */
final class QuestionBox extends VBox {
    private static final PseudoClass HAPPENED = PseudoClass.getPseudoClass("happened");

    QuestionBox(LessonModel model, Lesson lesson, Question question) {
        super(6);
        getStyleClass().add("question-box");
        LessonTexts texts = LessonModel.texts();
        getChildren().add(new TextWithCode(texts.word("question"), texts.question(lesson, model.shownPace())));
        boolean covered = model.isCovered();
        Optional<LessonPlay> over = model.playing().filter(playing -> !playing.isInProgress() && !covered);
        Optional<String> answer = over.flatMap(LessonPlay::answer);
        ToggleGroup group = new ToggleGroup();
        for (String choice : question.choices()) {
            String words = TextWithCode.plain(texts.choice(lesson, choice, model.shownPace()));
            boolean happened = answer.filter(choice::equals).isPresent();
            RadioButton button = new RadioButton(happened ? "✓ " + words : words);
            button.setId("choice-" + choice);
            button.getStyleClass().add("question-choice");
            button.setToggleGroup(group);
            button.setWrapText(true);
            button.setMnemonicParsing(false);
            button.setSelected(model.prediction().filter(choice::equals).isPresent());
            button.setOnAction(event -> model.predict(choice));
            button.setMouseTransparent(answer.isPresent());
            button.setFocusTraversable(answer.isEmpty());
            button.pseudoClassStateChanged(HAPPENED, happened);
            getChildren().add(button);
        }
        over.filter(LessonPlay::isWhole).ifPresent(playing -> getChildren().add(comparison(model, lesson, answer)));
    }

    private static Label comparison(LessonModel model, Lesson lesson, Optional<String> answer) {
        String happened = answer.map(
                        found -> TextWithCode.plain(LessonModel.texts().choice(lesson, found, model.shownPace())))
                .orElse("");
        Optional<String> prediction = model.prediction();
        String told;
        if (answer.isEmpty()) {
            told = Words.text("lesson.answer.none");
        } else if (prediction.isEmpty()) {
            told = Words.text("lesson.answer.is", happened);
        } else {
            told = Words.text(prediction.equals(answer) ? "lesson.answer.right" : "lesson.answer.other", happened);
        }
        Label label = new Label(told);
        label.setId("lessonAnswer");
        label.setWrapText(true);
        label.getStyleClass().add("question-answer");
        return label;
    }
}
