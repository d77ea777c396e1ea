package io.github.poolscope.ui.workbench;

import io.github.poolscope.run.Recording;
import io.github.poolscope.run.Replay;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.FramePump;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Viewport;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The runs that the window shows, and the newest picture of the first of them. A run can be looked at as a whole, while
 * it is live; paused at an instant although it goes on; or replayed. FX thread only.
 */
public final class ShownRuns {
    /** How the first run is looked at. */
    public enum Look {
        /** Its latest known state. */
        WHOLE,
        /** The state at an instant, while the run itself goes on. */
        PAUSED,
        /** The states of a finished run one after another. */
        REPLAY
    }

    private final ObservableList<Recording> runs = FXCollections.observableArrayList();
    private final ObservableList<Recording> unmodifiable = FXCollections.unmodifiableObservableList(runs);
    private final ReadOnlyObjectWrapper<@Nullable Recording> first = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.WHOLE);
    private final ReadOnlyObjectWrapper<@Nullable Frame> frame = new ReadOnlyObjectWrapper<>();
    private final Executor background;
    private final FramePump pump;
    private Viewport viewport = Viewport.FIT;
    /** The first run, or a snapshot of it at another instant. */
    private @Nullable Recording lookedAt;

    /**
     * Creates it without a run.
     *
     * @param background makes snapshots of live runs
     * @param broken is told, on the FX thread, why a run can't be shown
     */
    ShownRuns(Executor background, Consumer<Throwable> broken) {
        this.background = background;
        pump = new FramePump(frame::set, broken);
    }

    /** Starts making frames. */
    void begin() {
        pump.start();
    }

    /** Makes no more frames; the window is closed. */
    void end() {
        pump.stop();
    }

    /** Returns the runs shown, in the order in which they were opened; unmodifiable. */
    public ObservableList<Recording> all() {
        return unmodifiable;
    }

    /** Returns the first of the runs shown, which all views refer to; null if there is none. */
    public ReadOnlyObjectProperty<@Nullable Recording> firstProperty() {
        return first.getReadOnlyProperty();
    }

    /** Returns the first of the runs shown; null if there is none. */
    public @Nullable Recording first() {
        return first.get();
    }

    /** Returns how the first run is looked at. */
    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    public boolean isPaused() {
        return look.get() == Look.PAUSED;
    }

    public boolean isReplayed() {
        return look.get() == Look.REPLAY;
    }

    /** Returns the newest picture of the first run; null before there is one. */
    public ReadOnlyObjectProperty<@Nullable Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** Shows one run, from its beginning to its latest known state, in the place of all others. */
    public void show(Recording run) {
        frame.set(null);
        runs.setAll(run);
        first.set(null); // The same run shown again is another showing.
        look.set(Look.WHOLE);
        lookedAt = run;
        first.set(run);
        pump.begin(run, viewport);
    }

    /** Shows no run. */
    public void showNone() {
        look.set(Look.WHOLE);
        frame.set(null);
        lookedAt = null;
        pump.forget();
        runs.clear();
        first.set(null);
    }

    /** Shows another part of time. */
    public void look(Viewport part) {
        viewport = part;
        Recording now = lookedAt;
        if (now != null) {
            pump.watch(now, part);
        }
    }

    /** Shows a snapshot of the first run. */
    public void lookAt(Recording snapshot) {
        lookedAt = snapshot;
        pump.watch(snapshot, viewport);
    }

    /** Shows the state of a live run at this instant until {@link #lookAtWhole}. */
    void pause(Recording live) {
        look.set(Look.PAUSED);
        background.execute(() -> {
            Recording still = Replay.still(live);
            FxThread.later(() -> {
                if (isPaused() && live.equals(first())) {
                    lookAt(still);
                }
            });
        });
    }

    /** Starts the replay of the first run if it is finished. */
    void replay() {
        Recording now = first();
        if (now != null && now.trace().state().isOver()) {
            look.set(Look.REPLAY);
        }
    }

    /** Ends a pause or a replay: shows the first run as a whole. */
    public void lookAtWhole() {
        look.set(Look.WHOLE);
        Recording now = first();
        if (now != null) {
            lookAt(now);
        }
    }
}
