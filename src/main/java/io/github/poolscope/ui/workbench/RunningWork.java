package io.github.poolscope.ui.workbench;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The run that the window has started and that is not over: starts one at a time, stops it, and abandons one that does
 * not stop. FX thread only.
 */
public final class RunningWork {
    /** How far the work is. */
    public enum Phase {
        /** Nothing runs: the next run can be started. */
        NONE,
        /** A run was requested; its items are read, its function is looked for. */
        STARTING,
        RUNNING,
        /** The run was asked to stop. */
        STOPPING,
        /** The run was asked to stop a while ago, and goes on: it can be abandoned. */
        STUCK
    }

    /** How long a stop may take before the run can be abandoned. */
    private static final Duration TIMEOUT = Duration.seconds(2);

    private final RunStarts starts;
    private final Consumer<LiveRun> show;
    private final Consumer<String> refused;
    private final PauseTransition patience = new PauseTransition(TIMEOUT);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NONE);
    private @Nullable Plan starting;
    private @Nullable LiveRun live;
    /** The run that was started outside of this window; null if there is none. */
    private @Nullable LiveRun guest;
    /** Whether a stop was requested; a run that has not started yet is stopped as soon as it has. */
    private boolean stopWanted;

    private boolean stuck;
    private Runnable onStop = () -> {};
    private Consumer<LiveRun> onAbandoned = unseen -> {};

    /**
     * Creates it without a run.
     *
     * @param show receives each run that has started
     * @param refused receives the reason why a run could not start, or that one was abandoned, in one sentence
     */
    RunningWork(RunStarts starts, Consumer<LiveRun> show, Consumer<String> refused) {
        this.starts = starts;
        this.show = show;
        this.refused = refused;
        patience.setOnFinished(event -> {
            stuck = isRunning();
            update();
        });
    }

    /** Sets the listeners of stops and of runs that are abandoned because they do not stop. */
    void onStop(Runnable asked, Consumer<LiveRun> abandoned) {
        onStop = asked;
        onAbandoned = abandoned;
    }

    /** Called when the window is closed. */
    void end() {
        forgetStop();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Returns whether a run is about to start or in progress. */
    public boolean isRunning() {
        LiveRun now = live;
        return starting != null || (now != null && !now.over().isDone());
    }

    /** Returns whether a run is about to start or in progress that closing the window stops. */
    public boolean isLostByClosing() {
        return isRunning() && !isGuest(live);
    }

    /** Returns whether this run was started outside of this window. */
    boolean isGuest(@Nullable LiveRun run) {
        LiveRun other = guest;
        return other != null && other.equals(run);
    }

    /** Returns the plan of a run that has been requested and has not started; null if there is none. */
    public @Nullable Plan starting() {
        return starting;
    }

    /** Returns whether this run is the one in progress. */
    public boolean isLive(@Nullable Object run) {
        LiveRun now = live;
        return now != null && now.equals(run);
    }

    /** Starts a plan without callbacks; does nothing while a run is in progress. */
    public void start(Plan plan) {
        start(plan, begun -> {}, why -> {});
    }

    /**
     * Starts a plan; does nothing while a run is in progress. Calls {@code begun} once the run has started, before it is
     * shown, or {@code notStarted} with the reason in one sentence.
     */
    public void start(Plan plan, Consumer<LiveRun> begun, Consumer<String> notStarted) {
        start(plan, "", begun, notStarted);
    }

    /** Does the same; {@code partOf} is what the run belongs to, see {@link io.github.poolscope.session.Session.Ready#partOf}. */
    void start(Plan plan, String partOf, Consumer<LiveRun> begun, Consumer<String> notStarted) {
        if (isRunning()) {
            return;
        }
        starting = plan;
        stopWanted = false;
        forgetStop();
        update();
        starts.start(
                plan,
                partOf,
                run -> {
                    begun.accept(run);
                    started(run);
                },
                why -> {
                    starting = null;
                    forgetStop();
                    refused.accept(why);
                    update();
                    notStarted.accept(why);
                });
    }

    /** Shows a run that has started. */
    public void started(LiveRun run) {
        boolean wanted = stopWanted && starting != null;
        starting = null;
        live = run;
        forgetStop(); // The run has the full time for a stop, however long its start took.
        stopWanted = false;
        update();
        show.accept(run);
        if (wanted) {
            stop();
        }
        // This callback is the only way for the window to learn that the run is over, however it ends.
        CompletableFuture<Void> unused = run.over().whenComplete((done, error) -> FxThread.later(this::ended));
    }

    /** Shows a run that was started outside of this window: closing the window does not stop it. */
    void showGuest(LiveRun run) {
        guest = run;
        started(run);
    }

    private void ended() {
        if (!isRunning()) {
            forgetStop();
        }
        update();
    }

    /** Stops the run, or abandons one that does not stop. */
    public void stop() {
        if (stuck) {
            abandon();
            return;
        }
        onStop.run();
        LiveRun now = live;
        if (starting != null && !stopWanted) {
            stopWanted = true;
            patience.playFromStart();
        } else if (now != null && isRunning() && starting == null) {
            stopWanted = true;
            now.stop();
            patience.playFromStart();
        }
        update();
    }

    /** Returns whether the run is older than {@code nanos} nanoseconds, so that stopping it loses something. */
    public boolean isOlderThan(long nanos) {
        LiveRun now = live;
        return starting == null
                && !stuck
                && now != null
                && isRunning()
                && now.trace().now() > nanos;
    }

    private void abandon() {
        LiveRun now = live;
        forgetStop();
        if (starting != null) {
            starts.giveUp();
        } else if (now != null) {
            live = null;
            onAbandoned.accept(now);
            refused.accept(Words.text("trouble.left"));
            update();
        }
    }

    private void forgetStop() {
        stuck = false;
        patience.stop();
    }

    /** Updates the phase; call it as well when the state of the run may have changed without a command. */
    void update() {
        LiveRun now = live;
        Phase next;
        if (!isRunning()) {
            next = Phase.NONE;
        } else if (stuck) {
            next = Phase.STUCK;
        } else if (stopWanted || (now != null && starting == null && now.trace().state() == RunState.STOPPING)) {
            next = Phase.STOPPING;
        } else {
            next = starting != null ? Phase.STARTING : Phase.RUNNING;
        }
        phase.set(next);
    }
}
