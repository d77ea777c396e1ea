package io.github.poolscope.ui.lesson;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A stage of the open lesson: how it differs, and the state of its run. FX thread only. */
final class StageRow extends Button {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass GOING = PseudoClass.getPseudoClass("going");

    StageRow(LessonModel model, Lesson lesson, Stage stage, int place, LessonActions actions) {
        List<Recording> runs = model.playing().map(LessonPlay::runs).orElse(List.of());
        Optional<Recording> run = place < runs.size() ? Optional.of(runs.get(place)) : Optional.empty();
        String caption = caption(model, lesson, stage, place);
        String told = run.map(each -> told(stage, each, model.isCovered())).orElse("");
        setText(told.isEmpty() ? caption : caption + " · " + told);
        setWrapText(true);
        setMnemonicParsing(false);
        setAlignment(Pos.CENTER_LEFT);
        setGraphic(new FontIcon(icon(stage, run)));
        setId("stage-" + stage.name());
        getStyleClass().add("stage-row");
        setMaxWidth(Double.MAX_VALUE);
        boolean shown = run.isPresent() && run.equals(model.shown());
        setAccessibleText(caption + ". " + told + (shown ? ". " + Words.text("lesson.stage.shown") : ""));
        setTooltip(run.isPresent() ? Words.tooltip("lesson.stage.show") : null);
        pseudoClassStateChanged(SHOWN, shown);
        pseudoClassStateChanged(GOING, run.filter(StageRow::isInProgress).isPresent());
        setDisable(run.isEmpty() || model.isPlaying());
        run.ifPresent(each -> setOnAction(event -> actions.show(each)));
    }

    /** Returns the caption; it may reveal the answer to the lesson's question. */
    private static String caption(LessonModel model, Lesson lesson, Stage stage, int place) {
        if (model.stages().size() == 1) {
            return Words.text("lesson.stage.only");
        }
        return model.isCovered()
                ? Words.text("lesson.stage.number", place + 1)
                : (place + 1) + ". "
                        + TextWithCode.plain(LessonModel.texts().caption(lesson, stage, model.shownPace()));
    }

    private static boolean isInProgress(Recording run) {
        return !run.trace().state().isOver();
    }

    /** Returns whether a run was stopped since its program would never have ended. */
    private static boolean isStoppedAsPlanned(Stage stage, Recording run) {
        return run.trace().state() == RunState.CANCELLED && stage.stopWhen().isPresent();
    }

    private static Feather icon(Stage stage, Optional<Recording> run) {
        if (run.isEmpty()) {
            return Feather.CIRCLE;
        }
        if (isStoppedAsPlanned(stage, run.get())) {
            return Feather.CHECK;
        }
        return switch (run.get().trace().state()) {
            case STARTING, RUNNING, STOPPING -> Feather.PLAY;
            case COMPLETED -> Feather.CHECK;
            case FAILED, CANCELLED, INTERRUPTED -> Feather.X;
        };
    }

    private static String told(Stage stage, Recording run, boolean covered) {
        RunState state = run.trace().state();
        if (isInProgress(run)) {
            return Words.text("lesson.stage.running");
        }
        if (isStoppedAsPlanned(stage, run) && !covered) {
            return Words.text("lesson.stage.endless");
        }
        if (state == RunState.CANCELLED || state == RunState.INTERRUPTED) {
            return Words.text("lesson.stage.stopped");
        }
        if (covered) {
            return Words.text("lesson.stage.over");
        }
        if (state == RunState.FAILED) {
            return Words.text("lesson.stage.failed");
        }
        long makespan = Figures.of(run.header(), run.trace()).makespan();
        return makespan == Trace.NEVER
                ? Words.text("lesson.stage.took", Units.duration(run.trace().now()))
                : Words.text("lesson.stage.makespan", Units.duration(makespan));
    }
}
