package io.github.poolscope.ui.app;

import io.github.poolscope.run.Recording;
import io.github.poolscope.run.Replay;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.FramePump;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Viewport;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.replay.ReplayBar;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The run that the window shows: starts, stops, pauses and replays it. FX thread only. */
final class ShownRun {
    /** How long a stop may take before the window can abandon the run. */
    private static final Duration TIMEOUT = Duration.seconds(2);

    private final Button run;
    private final Button stop;
    private final Button replayButton;
    private final RunStatus status;
    private final Supplier<Viewport> viewport;
    private final Executor background;
    private final Consumer<Recording> describe;
    private final Runnable changed;
    private final FramePump pump;
    private final ReplayBar replay;
    private final Tooltip runHint = new Tooltip();
    private final Tooltip replayHint = new Tooltip();
    private final Tooltip stopHint = new Tooltip();
    private final PauseTransition patience = new PauseTransition(TIMEOUT);

    private @Nullable Recording shown;
    /** The shown run, or a snapshot of it at another instant. */
    private @Nullable Recording lookedAt;

    private @Nullable LiveRun live;
    private boolean starting;
    /** Called when the current run is asked to stop. */
    private Runnable stopAsked = () -> {};
    /** Receives a run that the window abandons. */
    private Consumer<LiveRun> onAbandoned = unseen -> {};
    /** Cancels a start that does not complete. */
    private Runnable giveUp = () -> {};
    /** Whether a requested stop has not completed for a while. */
    private boolean stuck;
    /** Whether a stop was requested; a run that has not started yet is stopped as soon as it has. */
    private boolean stopWanted;
    /** Whether the view shows a snapshot while the run continues. */
    private boolean paused;
    /** Whether the run was started by its focused button: then the focus moves to the stop button, and back. */
    private boolean focusFollows;

    /**
     * Creates it without a run.
     *
     * @param viewport returns which part of time is shown
     * @param frames receives each frame to show
     * @param describe is told which run is shown from now on
     * @param changed is called when a run starts, ends, is paused or resumed
     */
    ShownRun(
            Button run,
            Button stop,
            Button replayButton,
            RunStatus status,
            Supplier<Viewport> viewport,
            Executor background,
            Consumer<Frame> frames,
            Consumer<Recording> describe,
            Runnable changed) {
        this.describe = describe;
        this.run = run;
        this.stop = stop;
        this.replayButton = replayButton;
        this.status = status;
        this.viewport = viewport;
        this.background = background;
        this.changed = changed;
        pump = new FramePump(frames, error -> status.showError(Words.text("trouble.not-shown", error)));
        patience.setOnFinished(event -> {
            stuck = isRunning();
            changed.run();
        });
        replay = new ReplayBar(this::lookAt, this::endReplay);
        replayButton.setTooltip(replayHint);
        run.setTooltip(runHint);
        stop.setTooltip(stopHint);
        replayButton.setOnAction(event -> replayOrPause());
    }

    /**
     * Sets the listeners: {@code asked} is called on each Stop, {@code unseen} receives a run that does not stop and is
     * abandoned.
     */
    void onStop(Runnable asked, Consumer<LiveRun> unseen) {
        stopAsked = asked;
        onAbandoned = unseen;
    }

    /** Starts showing frames. */
    void begin() {
        pump.start();
    }

    /** Called when the window is closed: stops showing frames. */
    void end() {
        forgetStop();
        replay.end();
        pump.stop();
    }

    /** Returns the replay bar. */
    ReplayBar replay() {
        return replay;
    }

    /** Returns the shown run, live or reopened. */
    @Nullable
    Recording shown() {
        return shown;
    }

    /** Returns whether a run is about to start or in progress. */
    boolean isRunning() {
        LiveRun now = live;
        return starting || (now != null && !now.over().isDone());
    }

    boolean isPaused() {
        return paused;
    }

    /** Called when a run has been requested; {@code giveUp} cancels the request. */
    void awaitStart(Runnable giveUp) {
        this.giveUp = giveUp;
        starting = true;
        stopWanted = false;
        forgetStop();
        focusFollows = run.isFocused();
        status.showState(RunState.STARTING, "live");
        changed.run();
    }

    void started(LiveRun begun) {
        starting = false;
        live = begun;
        forgetStop(); // The run has the full time for a stop, however long its start took.
        show(begun);
        boolean wanted = stopWanted;
        stopWanted = false;
        if (wanted) {
            stop();
        }
        if (focusFollows) {
            stop.requestFocus();
        }
        // This callback is the only way for the window to learn that the run is over, however it ends.
        CompletableFuture<Void> unused = begun.over().whenComplete((done, error) -> FxThread.later(this::ended));
    }

    private void ended() {
        boolean back = stop.isFocused();
        if (!isRunning()) {
            forgetStop();
        }
        changed.run();
        if (back) {
            run.requestFocus();
        }
    }

    /** Called when the requested run could not start, with the reason; the shown run stays. */
    void notStarted(String why) {
        starting = false;
        forgetStop();
        status.stand();
        status.showError(why);
        changed.run();
    }

    /** Stops the run, or abandons one that does not stop. */
    void stop() {
        LiveRun now = live;
        if (stuck) {
            letGo();
            return;
        }
        stopAsked.run();
        if (starting && !stopWanted) {
            stopWanted = true;
            status.showState(RunState.STOPPING, "warn");
            patience.playFromStart();
        } else if (now != null && isRunning() && !starting) {
            stopWanted = true;
            now.stop();
            status.showState(RunState.STOPPING, "warn");
            patience.playFromStart();
        }
        changed.run();
    }

    /** Returns whether the run is older than {@code nanos} nanoseconds, so that stopping it loses something. */
    boolean isOlderThan(long nanos) {
        LiveRun now = live;
        return !starting && !stuck && now != null && isRunning() && now.trace().now() > nanos;
    }

    private void letGo() {
        LiveRun now = live;
        forgetStop();
        if (starting) {
            giveUp.run();
        } else if (now != null) {
            live = null;
            onAbandoned.accept(now);
            status.showError(Words.text("trouble.let-go"));
            changed.run();
        }
    }

    private void forgetStop() {
        stuck = false;
        patience.stop();
    }

    /** Stops showing a run. */
    void showNone() {
        replay.close();
        paused = false;
        shown = null;
        lookedAt = null;
        pump.forget();
        status.showNothing();
        changed.run();
    }

    /** Clears the error message: something else has been started. */
    void clearError() {
        status.dismiss();
    }

    /** Shows a run from its beginning to its latest known state. */
    void show(Recording recording) {
        replay.close();
        paused = false;
        status.clearError();
        shown = recording;
        describe.accept(recording);
        lookedAt = recording;
        status.pause(false);
        pump.begin(recording, viewport.get());
        changed.run();
    }

    /** Shows another part of time. */
    void look(Viewport part) {
        Recording now = lookedAt;
        if (now != null) {
            pump.watch(now, part);
        }
    }

    private void lookAt(Recording recording) {
        status.pause(paused);
        lookedAt = recording;
        pump.watch(recording, viewport.get());
    }

    /** Replays a finished run; pauses or resumes the view of a live run. */
    void replayOrPause() {
        if (isRunning() || paused) {
            togglePause();
        } else {
            toggleReplay();
        }
    }

    private void togglePause() {
        LiveRun now = live;
        if (paused) {
            paused = false;
            endReplay();
        } else if (now != null && now.equals(shown)) {
            paused = true;
            background.execute(() -> {
                Recording still = Replay.still(now);
                FxThread.later(() -> {
                    if (paused && now.equals(shown)) {
                        lookAt(still);
                    }
                });
            });
        }
        changed.run();
    }

    /** Starts the replay of a finished run; ends the replay if it is active. */
    void toggleReplay() {
        Recording now = shown;
        if (replay.isOpen()) {
            replay.leave();
        } else if (now != null && now.trace().state().isOver()) {
            replay.open(now);
        }
    }

    private void endReplay() {
        Recording now = shown;
        if (now != null) {
            lookAt(now);
        }
    }

    /** Updates the buttons; {@code problem} says why no run can be started, or is null. */
    void updateButtons(@Nullable String problem) {
        LiveRun now = live;
        boolean running = isRunning();
        boolean stopping = now != null && now.trace().state() == RunState.STOPPING;
        run.setDisable(running || problem != null);
        runHint.setText(problem == null ? Words.text("header.run.hint") : problem);
        stop.setDisable(!running || ((stopWanted || stopping) && !stuck));
        stopHint.setText(Words.text(stuck ? "header.stop.let-go" : "header.stop.hint"));
        replayButton.setDisable(starting || shown == null);
        boolean pausable = running || paused;
        replayButton.setText(Words.text(paused ? "replay.catch-up" : pausable ? "replay.pause-view" : "replay.replay"));
        replayButton.setGraphic(
                new FontIcon(paused ? Feather.FAST_FORWARD : pausable ? Feather.PAUSE : Feather.ROTATE_CCW));
        replayHint.setText(Words.text(
                paused ? "replay.catch-up.hint" : pausable ? "replay.pause-view.hint" : "replay.replay.hint"));
    }
}
