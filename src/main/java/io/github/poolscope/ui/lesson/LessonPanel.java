package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.SharpScrollPane;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The panel of the open lesson: its text, what to watch, its question, its stages and their results. FX thread only.
 */
public final class LessonPanel extends VBox {
    private final LessonModel model;
    private final LessonActions actions;
    private final LessonHead head;
    private final VBox content = new VBox(12);
    private final ScrollPane scroll = new SharpScrollPane(content);
    private final Button play = new Button();
    private final CheckBox predictFirst = new CheckBox();
    private final Hyperlink change = new Hyperlink();
    private final Hyperlink reveal = new Hyperlink();
    private final MenuButton handOut = new MenuButton();
    private final MenuItem teachersCopy = new MenuItem();
    private Optional<Node> toSee = Optional.empty();

    public LessonPanel(LessonModel model, LessonActions actions) {
        this.model = model;
        this.actions = actions;
        head = new LessonHead(model, actions);
        setId("lessonPanel");
        getStyleClass().add("lesson-panel");
        content.getStyleClass().add("lesson-content");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setMinHeight(60);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll, foot());
        content.heightProperty().addListener((o, before, now) -> FxThread.later(this::scrollToSee));
        model.onChange(this::refresh);
        Words.follow(this, this::refresh);
    }

    /** Returns what belongs into the head of the panel: the buttons to other lessons. */
    public Node tools() {
        return head.way();
    }

    /** Focuses the button that runs the lesson. */
    public void focusRun() {
        play.requestFocus();
    }

    public boolean isRunFocused() {
        return play.isFocused();
    }

    /** Shows the lesson from its beginning. */
    public void begin() {
        toSee = Optional.empty();
        scroll.setVvalue(0);
    }

    private Node foot() {
        play.setId("lessonRun");
        play.getStyleClass().addAll("success", "lesson-run");
        play.setGraphic(new FontIcon(Feather.PLAY));
        play.setOnAction(event -> actions.play());
        predictFirst.setId("predictFirst");
        predictFirst.textProperty().bind(Words.bind("lesson.predict-first"));
        predictFirst.setTooltip(Words.tooltip("lesson.predict-first.hint"));
        predictFirst.selectedProperty().bindBidirectional(model.predictFirstProperty());
        link(change, "lessonChange", "lesson.change", actions::change);
        link(reveal, "lessonReveal", "lesson.reveal", model::reveal);
        handOut.setId("lessonHandOut");
        handOut.textProperty().bind(Words.bind("lesson.hand-out"));
        handOut.setMinWidth(USE_PREF_SIZE);
        handOut.getStyleClass().addAll("flat", "lesson-hand-out");
        MenuItem studentsCopy = new MenuItem();
        item(studentsCopy, "lessonHandOutStudent", "lesson.hand-out.student", actions::handOutForStudents);
        item(teachersCopy, "lessonHandOutTeacher", "lesson.hand-out.teacher", actions::handOut);
        handOut.getItems().setAll(studentsCopy, teachersCopy);
        play.setMinWidth(USE_PREF_SIZE);
        FlowPane run = new FlowPane(12, 6, play, new PaceChooser(model, "pace"), new EngineChooser(model));
        run.setAlignment(Pos.CENTER_LEFT);
        FlowPane links = new FlowPane(14, 2, predictFirst, handOut);
        links.setAlignment(Pos.CENTER_LEFT);
        VBox foot = new VBox(8, run, links);
        foot.getStyleClass().add("lesson-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        return foot;
    }

    private static void item(MenuItem item, String id, String key, Runnable action) {
        item.setId(id);
        item.textProperty().bind(Words.bind(key));
        item.setOnAction(event -> action.run());
    }

    private static void link(Hyperlink link, String id, String key, Runnable action) {
        link.setId(id);
        link.textProperty().bind(Words.bind(key));
        link.getStyleClass().add("lesson-link");
        link.setOnAction(event -> {
            link.setVisited(false);
            action.run();
        });
    }

    private void refresh() {
        if (model.lesson().isEmpty()) {
            return;
        }
        Lesson lesson = model.lesson().get();
        boolean playing = model.isPlaying();
        play.setText(Words.text("lesson.run", Math.max(1, Math.round(lesson.seconds(model.pace())))));
        play.setDisable(playing || model.isBusy());
        predictFirst.setDisable(lesson.question().isEmpty());
        teachersCopy.setDisable(playing || model.isCovered());
        head.refresh();
        FocusKeeper.focus(content, () -> content.getChildren().setAll(parts(lesson)));
    }

    private List<Node> parts(Lesson lesson) {
        LessonTexts texts = LessonModel.texts();
        boolean covered = model.isCovered();
        List<Node> parts = new ArrayList<>();
        if (!covered) {
            parts.add(new TextWithCode("", texts.text(lesson, model.shownPace())));
            if (lesson.differs()) {
                parts.add(difference(texts, lesson));
            }
            parts.add(new TextWithCode(texts.word("watch"), texts.watch(lesson, model.shownPace())));
        }
        lesson.question().ifPresent(question -> parts.add(new QuestionBox(model, lesson, question)));
        Node stages = stages(lesson);
        if (covered) {
            parts.add(hint());
            parts.add(reveal);
        }
        parts.add(stages);
        toSee = model.isPlaying() ? Optional.of(stages) : Optional.empty();
        Optional<Node> verdict = verdict().filter(box -> !covered);
        verdict.ifPresent(parts::add);
        toSee = verdict.or(() -> toSee);
        parts.add(change);
        return parts;
    }

    private static Node difference(LessonTexts texts, Lesson lesson) {
        VBox box = new VBox(new TextWithCode(texts.word("differs"), texts.differs(lesson)));
        box.setId("lessonDiffers");
        box.getStyleClass().add("lesson-differs");
        return box;
    }

    private static Label hint() {
        Label hint = new Label(Words.text("lesson.covered"));
        hint.setWrapText(true);
        hint.getStyleClass().add("lesson-quiet");
        return hint;
    }

    private Node stages(Lesson lesson) {
        VBox rows = new VBox(2);
        List<Stage> stages = model.stages();
        for (int i = 0; i < stages.size(); i++) {
            rows.getChildren().add(new StageRow(model, lesson, stages.get(i), i, actions));
        }
        return rows;
    }

    private Optional<Node> verdict() {
        Optional<LessonPlay> playing = model.playing();
        return playing.flatMap(LessonPlay::trouble)
                .<Node>map(VerdictBox::trouble)
                .or(() -> playing.flatMap(LessonPlay::verdict).map(VerdictBox::of));
    }

    /** Scrolls to the part that matters now, if it is out of sight. */
    private void scrollToSee() {
        if (toSee.isEmpty()) {
            return;
        }
        double room = scroll.getViewportBounds().getHeight();
        double hidden = content.getHeight() - room;
        double top = toSee.get().getBoundsInParent().getMinY();
        double bottom = toSee.get().getBoundsInParent().getMaxY();
        double seenFrom = scroll.getVvalue() * hidden;
        if (hidden > 0 && (bottom > seenFrom + room || top < seenFrom)) {
            scroll.setVvalue(Math.min(1, Math.max(0, Math.min(top, bottom - room + 8) / hidden)));
        }
    }
}
