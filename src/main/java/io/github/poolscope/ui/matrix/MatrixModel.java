package io.github.poolscope.ui.matrix;

import io.github.poolscope.matrix.Cell;
import io.github.poolscope.matrix.Matrix;
import io.github.poolscope.matrix.Probe;
import io.github.poolscope.matrix.Property;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.FxThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs the probes one after another and stores their results. FX thread only. */
public final class MatrixModel {
    /** One run of the measurement. */
    private record Step(Mode mode, Probe probe) {}

    private final Session session;
    private final Executor background;
    private final List<Cell> cells = new ArrayList<>();
    private final Deque<Step> left = new ArrayDeque<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable LiveRun current;
    private Optional<Throwable> problem = Optional.empty();
    private boolean measuring;
    /** Whether earlier measurements were looked up. */
    private boolean recalled;
    /** Whether the probe that is about to start must be stopped at once. */
    private boolean stopped;

    /** Creates a matrix without results. */
    public MatrixModel(Session session, Executor background) {
        this.session = session;
        this.background = background;
    }

    /** Sets the listener that runs after each change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public List<Cell> cells() {
        return Collections.unmodifiableList(cells);
    }

    public Optional<Cell> cell(Mode mode, Property property) {
        return cells.stream()
                .filter(cell -> cell.mode() == mode && cell.property() == property)
                .findFirst();
    }

    public boolean isMeasuring() {
        return measuring;
    }

    /** Returns the number of probes. */
    public int probes() {
        return Mode.values().length * Probe.values().length;
    }

    /** Returns the number of the running probe, from 1. */
    public int probe() {
        return probes() - left.size();
    }

    /** Returns why the measurement ended early; empty if it did not. */
    Optional<Throwable> problem() {
        return problem;
    }

    /** Runs all probes and discards earlier results. Does nothing while a measurement runs. */
    public void measure() {
        if (measuring) {
            return;
        }
        measuring = true;
        stopped = false;
        problem = Optional.empty();
        cells.clear();
        left.clear();
        for (Mode mode : Mode.values()) {
            for (Probe probe : Probe.values()) {
                left.add(new Step(mode, probe));
            }
        }
        next();
    }

    /** Reads the measurement of an earlier window, unless something was measured in this one. */
    public void recall() {
        if (recalled || measuring || !cells.isEmpty()) {
            return;
        }
        recalled = true;
        background.execute(() -> {
            List<Cell> found = new ArrayList<>();
            for (Mode mode : Mode.values()) {
                for (Probe probe : Probe.values()) {
                    found.addAll(measured(mode, probe));
                }
            }
            FxThread.later(() -> {
                if (!measuring && cells.isEmpty()) {
                    cells.addAll(found);
                    changed();
                }
            });
        });
    }

    private List<Cell> measured(Mode mode, Probe probe) {
        try {
            Path file = probe.file(session.history(), mode);
            if (Files.exists(file)) {
                Recording run = RunFile.open(file);
                RunState state = run.trace().state();
                if (state == RunState.COMPLETED || state == RunState.FAILED) {
                    return Matrix.cells(mode, probe, run);
                }
            }
        } catch (IOException | RuntimeException e) {
            // Unreadable results count as not measured.
        }
        return List.of();
    }

    /** Stops the measurement; the results so far stay. */
    public void stop() {
        left.clear();
        stopped = true;
        LiveRun run = current;
        if (run != null) {
            run.stop();
        }
    }

    private void next() {
        Step step = left.poll();
        if (step == null) {
            measuring = false;
            changed();
            return;
        }
        changed();
        background.execute(() -> {
            try {
                LiveRun run = session.start(
                        step.probe().plan(step.mode()), step.probe().file(session.history(), step.mode()));
                FxThread.later(() -> began(run));
                CompletableFuture<Void> unused =
                        run.over().whenComplete((over, error) -> FxThread.later(() -> over(step, run)));
            } catch (IOException | RuntimeException | Error e) {
                FxThread.later(() -> failed(e));
            }
        });
    }

    private void began(LiveRun run) {
        current = run;
        if (stopped) {
            run.stop();
        }
    }

    private void over(Step step, LiveRun run) {
        current = null;
        if (run.trace().state() != RunState.CANCELLED) {
            try {
                cells.addAll(Matrix.cells(step.mode(), step.probe(), run));
            } catch (RuntimeException | Error e) {
                // An unexpected failure of one probe; the others continue.
                problem = Optional.of(e);
            }
        }
        next();
    }

    private void failed(Throwable error) {
        left.clear();
        problem = Optional.of(error);
        next();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
