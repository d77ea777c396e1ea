package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A lesson in the gallery: a picture, what it teaches, how long it takes, its result. FX thread only. */
final class LessonCard extends Button {
    static final double MIN_WIDTH = 246;

    private static final double HEIGHT = 244;
    private static final double PICTURE = 78;
    /** One icon for each family, in their order. */
    private static final List<Feather> FAMILIES = List.of(
            Feather.TERMINAL,
            Feather.SHUFFLE,
            Feather.GRID,
            Feather.REFRESH_CW,
            Feather.ALERT_TRIANGLE,
            Feather.BAR_CHART_2,
            Feather.CPU,
            Feather.MESSAGE_SQUARE,
            Feather.LOCK);

    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");

    private final Lesson lesson;
    private final CardPicture picture;
    /** Shown if no durations are known: the family's icon distinguishes the card. */
    private final FontIcon family;

    private final Label title = new Label();
    private final Label sentence = new Label();
    private final Label length = new Label();
    private final Label kind = new Label();
    private final Label state = new Label();
    /** The result that is drawn; empty while the expectation or the set-up is drawn. */
    private Optional<LessonPlay> drawn = Optional.empty();
    /** Whether only the set-up is drawn, as anything else would tell the answer of the lesson's question. */
    private boolean covered;

    LessonCard(Lesson lesson, Colours colours, Runnable open) {
        this.lesson = lesson;
        picture = new CardPicture(colours, Sketch.expected(lesson));
        picture.setPrefHeight(PICTURE);
        picture.setMinHeight(PICTURE);
        picture.setMaxWidth(Double.MAX_VALUE);
        setMinSize(MIN_WIDTH, HEIGHT);
        setPrefSize(MIN_WIDTH, HEIGHT);
        setMaxSize(USE_PREF_SIZE, HEIGHT);
        setId("lesson-" + lesson.name());
        getStyleClass().add("lesson-card");
        title.getStyleClass().add("lesson-card-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        sentence.getStyleClass().add("lesson-card-text");
        sentence.setWrapText(true);
        sentence.setAlignment(Pos.TOP_LEFT);
        sentence.setMaxHeight(Double.MAX_VALUE);
        length.getStyleClass().add("lesson-quiet");
        kind.getStyleClass().add("lesson-quiet");
        state.getStyleClass().add("state-badge");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox foot = new HBox(6, length, between, kind, state);
        foot.setAlignment(Pos.CENTER_LEFT);
        family = new FontIcon(FAMILIES.get(lesson.family().ordinal() % FAMILIES.size()));
        family.getStyleClass().add("lesson-card-family");
        VBox content = new VBox(6, new StackPane(picture, family), title, sentence, foot);
        VBox.setVgrow(sentence, Priority.ALWAYS);
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        content.prefWidthProperty().bind(widthProperty().subtract(26));
        content.prefHeightProperty().bind(heightProperty().subtract(20));
        setOnAction(event -> open.run());
        show(Sketch.expected(lesson));
    }

    Lesson lesson() {
        return lesson;
    }

    void sharpen(double factor) {
        picture.sharpen(factor);
    }

    /** Updates the lesson's state. */
    void refresh(LessonModel model) {
        LessonTexts texts = LessonModel.texts();
        Optional<LessonPlay> last = model.playingAnywhere(lesson);
        boolean asks = model.predictFirstProperty().get() && lesson.question().isPresent();
        draw(asks ? Optional.empty() : last.filter(LessonPlay::isWhole), asks);
        title.setText(texts.title(lesson));
        sentence.setText(
                asks
                        ? TextWithCode.plain(texts.question(lesson, model.pace()))
                        : TextWithCode.first(texts.text(lesson, model.pace())));
        length.setText(Words.text(
                "lesson.about",
                Math.max(1, Math.round(lesson.seconds(model.pace()))),
                lesson.stages(1).size()));
        kind.setText(Words.text(
                asks ? "lesson.expected.set-up" : drawn.isPresent() ? "lesson.card.measured" : "lesson.card.expected"));
        String told = last.map(LessonCard::told).orElse("");
        state.setText(told);
        SpaceFilter.show(state, !told.isEmpty());
        SpaceFilter.show(kind, told.isEmpty()); // A result says that there was a run.
        boolean good = last.flatMap(LessonPlay::verdict)
                .filter(verdict -> verdict.holds())
                .isPresent();
        state.pseudoClassStateChanged(GOOD, good);
        state.pseudoClassStateChanged(
                WARN, !good && last.filter(playing -> !playing.isInProgress()).isPresent());
        setAccessibleText(title.getText() + ". " + sentence.getText() + " " + length.getText() + ". " + told);
    }

    private void draw(Optional<LessonPlay> last, boolean asks) {
        if (!last.equals(drawn) || asks != covered) {
            drawn = last;
            covered = asks;
            show(
                    asks
                            ? Sketch.empty(lesson)
                            : last.map(playing -> Sketch.of(playing.runs())).orElseGet(() -> Sketch.expected(lesson)));
        }
    }

    private void show(Sketch sketch) {
        family.setVisible(!sketch.isKnown());
        picture.show(sketch);
    }

    private static String told(LessonPlay playing) {
        return Words.text(
                playing.isInProgress()
                        ? "lesson.card.running"
                        : playing.verdict().filter(verdict -> verdict.holds()).isPresent()
                                ? "lesson.card.held"
                                : "lesson.card.not-held");
    }
}
