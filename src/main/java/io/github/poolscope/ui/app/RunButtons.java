package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Problem;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Commands;
import io.github.poolscope.ui.workbench.RunningWork;
import io.github.poolscope.ui.workbench.RunningWork.Phase;
import io.github.poolscope.ui.workbench.Workbench;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The buttons that run, stop, and pause or replay, and the reason why nothing can be run. The focus goes from the run
 * button to the stop button and back, since the one that was pressed is disabled then. FX thread only.
 */
final class RunButtons {
    private final Workbench workbench;
    private final Button run;
    private final Button stop;
    private final Button replay;
    private final Label reason;
    private final Tooltip runHint = new Tooltip();
    private final Tooltip stopHint = new Tooltip();
    private final Tooltip replayHint = new Tooltip();
    private final Tooltip wholeReason = new Tooltip();
    /** Whether the run was started by the focused run button. */
    private boolean focusFollows;

    /**
     * Sets up the buttons.
     *
     * @param replay stands in the head of the timeline
     * @param reason says why nothing can be run
     */
    RunButtons(Workbench workbench, Commands commands, Button run, Button stop, Button replay, Label reason) {
        this.workbench = workbench;
        this.run = run;
        this.stop = stop;
        this.replay = replay;
        this.reason = reason;
        run.setGraphic(new FontIcon(Feather.PLAY));
        stop.setGraphic(new FontIcon(Feather.SQUARE));
        replay.setId("replay");
        replay.getStyleClass().add("small-button");
        replay.setMinWidth(Button.USE_PREF_SIZE);
        run.setTooltip(runHint);
        stop.setTooltip(stopHint);
        replay.setTooltip(replayHint);
        reason.setTooltip(wholeReason);
        run.setOnAction(event -> workbench.run());
        stop.setOnAction(event -> commands.stop());
        replay.setOnAction(event -> workbench.replayOrPause());
        InvalidationListener update = o -> update();
        workbench.planCheck().problemsProperty().addListener(update);
        workbench.runs().firstProperty().addListener(update);
        workbench.runs().lookProperty().addListener(update);
        workbench.work().phaseProperty().addListener((o, before, now) -> moved(before, now));
        workbench.lessons().model().onChange(this::update);
        Words.follow(run, this::update);
        update();
    }

    private void moved(Phase before, Phase now) {
        boolean wasRunning = before != Phase.NONE;
        boolean isRunning = now != Phase.NONE;
        if (!wasRunning && isRunning) {
            focusFollows = run.isFocused();
        }
        boolean back = !isRunning && stop.isFocused();
        update();
        if (now == Phase.RUNNING && focusFollows && isFree()) {
            stop.requestFocus();
            focusFollows = false;
        }
        if (back) {
            run.requestFocus();
        }
    }

    /** Returns whether the user has not moved the focus to a control meanwhile. */
    private boolean isFree() {
        Node focus = run.getScene() == null ? null : run.getScene().getFocusOwner();
        return focus == null || focus == run || focus.isDisabled() || focus.getParent() == run.getParent();
    }

    private void update() {
        RunningWork work = workbench.work();
        boolean running = work.isRunning();
        boolean lesson = workbench.lessons().isOpen();
        Optional<String> problem = lesson
                ? Optional.empty()
                : workbench.planCheck().first().map(Problem::phrase).map(Words::say);
        run.setDisable(running || problem.isPresent());
        runHint.setText(problem.orElseGet(() -> Words.text("header.run.hint")));
        String off = running
                ? ""
                : problem.map(why -> Words.text("header.run.off", why)).orElse("");
        reason.setText(off);
        wholeReason.setText(off);
        SpaceFilter.show(reason, !off.isEmpty());
        boolean stuck = work.phaseProperty().get() == Phase.STUCK;
        stop.setDisable(!running || work.phaseProperty().get() == Phase.STOPPING);
        stopHint.setText(Words.text(stuck ? "header.stop.leave" : "header.stop.hint"));
        updateReplay(running);
    }

    private void updateReplay(boolean running) {
        boolean paused = workbench.runs().isPaused();
        boolean pausable = running || paused;
        replay.setDisable(
                workbench.work().starting() != null || workbench.runs().first() == null);
        replay.setText(Words.text(paused ? "replay.catch-up" : pausable ? "replay.pause-view" : "replay.replay"));
        replay.setGraphic(new FontIcon(paused ? Feather.FAST_FORWARD : pausable ? Feather.PAUSE : Feather.ROTATE_CCW));
        replayHint.setText(Words.text(
                paused ? "replay.catch-up.hint" : pausable ? "replay.pause-view.hint" : "replay.replay.hint"));
    }
}
