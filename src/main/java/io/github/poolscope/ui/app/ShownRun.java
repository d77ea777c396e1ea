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

/** The run that the window shows: how it is started and stopped, held, and played back. FX thread only. */
final class ShownRun {
    /** A run may take this time to stop before the window can let go of it. */
    private static final Duration PATIENCE = Duration.seconds(2);

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
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    private @Nullable Recording shown;
    /** The run that is shown, or as it stood at another instant. */
    private @Nullable Recording lookedAt;

    private @Nullable LiveRun live;
    private boolean starting;
    /** Who else is told that what goes on is to be stopped. */
    private Runnable stopAsked = () -> {};
    /** Who else is given a run that the window lets go of. */
    private Consumer<LiveRun> goesOnUnseen = unseen -> {};
    /** What gives a start up that does not come to its end. */
    private Runnable giveUp = () -> {};
    /** Whether a stop was asked for a while ago and has not come about. */
    private boolean stuck;
    /** Whether a stop was asked for; one that has not begun is stopped as soon as it has. */
    private boolean stopWanted;
    /** Whether what is shown is a run as it stood a while ago, while it goes on. */
    private boolean paused;
    /** Whether the run was started by its focused button: then the focus goes to the one that stops it, and back. */
    private boolean focusFollows;

    /**
     * No run yet.
     *
     * @param viewport tells which part of time is looked at
     * @param frames is given each frame to show
     * @param describe is told which run is shown from now on
     * @param changed is told when a run began or ended, is held or goes on
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
        pump = new FramePump(frames, error -> status.tellTrouble(Words.text("trouble.not-shown", error)));
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

    /** Has {@code asked} told of each Stop, and {@code unseen} given a run that does not stop and is let go of. */
    void onStop(Runnable asked, Consumer<LiveRun> unseen) {
        stopAsked = asked;
        goesOnUnseen = unseen;
    }

    /** Begins to show what there is. */
    void begin() {
        pump.start();
    }

    /** The window is gone: nothing is shown any more. */
    void end() {
        forgetStop();
        replay.end();
        pump.stop();
    }

    /** What plays a run back. */
    ReplayBar replay() {
        return replay;
    }

    /** The run, going on or reopened. */
    @Nullable
    Recording shown() {
        return shown;
    }

    /** Whether a run is about to begin or goes on. */
    boolean isRunning() {
        LiveRun now = live;
        return starting || (now != null && !now.over().isDone());
    }

    boolean isPaused() {
        return paused;
    }

    /** A run has been asked for; {@code giveUp} waits no longer for it. */
    void awaitStart(Runnable giveUp) {
        this.giveUp = giveUp;
        starting = true;
        stopWanted = false;
        forgetStop();
        focusFollows = run.isFocused();
        status.tellState(RunState.STARTING, "live");
        changed.run();
    }

    void started(LiveRun begun) {
        starting = false;
        live = begun;
        forgetStop(); // However long its start took, the run itself has the time that a stop takes.
        show(begun);
        boolean wanted = stopWanted;
        stopWanted = false;
        if (wanted) {
            stop();
        }
        if (focusFollows) {
            stop.requestFocus();
        }
        // However it ends: nothing but this tells the window that it is free again.
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

    /** The run that was asked for did not come about, and {@code why}: what is shown stays. */
    void notStarted(String why) {
        starting = false;
        forgetStop();
        status.stand();
        status.tellTrouble(why);
        changed.run();
    }

    /** Stops the run, or lets go of one that does not stop. */
    void stop() {
        LiveRun now = live;
        if (stuck) {
            letGo();
            return;
        }
        stopAsked.run();
        if (starting && !stopWanted) {
            stopWanted = true;
            status.tellState(RunState.STOPPING, "warn");
            patience.playFromStart();
        } else if (now != null && isRunning() && !starting) {
            stopWanted = true;
            now.stop();
            status.tellState(RunState.STOPPING, "warn");
            patience.playFromStart();
        }
        changed.run();
    }

    /** Whether it is so old, in nanoseconds, that stopping it loses something. */
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
            goesOnUnseen.accept(now);
            status.tellTrouble(Words.text("trouble.let-go"));
            changed.run();
        }
    }

    private void forgetStop() {
        stuck = false;
        patience.stop();
    }

    /** Shows no run any more. */
    void showNone() {
        replay.close();
        paused = false;
        shown = null;
        lookedAt = null;
        pump.forget();
        status.showNothing();
        changed.run();
    }

    /** No trouble is told of any more: something else has been begun. */
    void forgetTrouble() {
        status.dismiss();
    }

    /** Shows a run from its beginning to what is known of it. */
    void show(Recording recording) {
        replay.close();
        paused = false;
        status.forgetTrouble();
        shown = recording;
        describe.accept(recording);
        lookedAt = recording;
        status.pause(false);
        pump.begin(recording, viewport.get());
        changed.run();
    }

    /** Looks at another part of time. */
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

    /** Plays a run back that is over; holds the view of one that goes on, or lets it go on. */
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

    /** Plays the run back, if it is over; ends that if it is played already. */
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

    /** Lets the buttons tell what can be done; {@code problem} says why no run can be started, if so. */
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
