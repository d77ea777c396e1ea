package io.github.poolscope.ui.workbench;

import io.github.poolscope.files.TextFile;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Opens files in the window: runs, plans, and jars with functions of the user's own. FX thread unless stated otherwise.
 */
public final class FileOpener {
    private final Workbench workbench;
    private final Dialogs dialogs;
    private final RecentFiles recent = new RecentFiles();
    /** Counts openings and starts: a file that took time to read is shown only if nothing else was opened meanwhile. */
    private int openings;

    FileOpener(Workbench workbench, Dialogs dialogs) {
        this.workbench = workbench;
        this.dialogs = dialogs;
    }

    /** Returns the files that were opened or saved last. */
    public RecentFiles recent() {
        return recent;
    }

    /** Opens a run, loads a plan into the form, or enters a jar for a function of the user's own. */
    public void open(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".jar")) {
            if (workbench.lessons().isOpen()) {
                unlessRunning(file, () -> useJar(file));
            } else {
                useJar(file);
            }
            return;
        }
        unlessRunning(file, () -> {
            workbench.dismiss();
            cancelReading();
            int opening = openings;
            Background.apart("open", () -> read(file, opening));
        });
    }

    /** Called when something else is shown or started: a file that is still being read will not replace it. */
    void cancelReading() {
        openings++;
    }

    private void useJar(Path jar) {
        closeCovering();
        workbench.useJar(jar);
    }

    /** Closes the lesson, which takes the place of the form, and anything that covers the views. */
    private void closeCovering() {
        workbench.lessons().setAside();
        workbench.uncover();
    }

    /** Runs {@code open}, or reports that a run is in progress. */
    private void unlessRunning(Path file, Runnable open) {
        if (workbench.work().isRunning()) {
            dialogs.done("tell.running", Words.text("tell.running.open", String.valueOf(file.getFileName())));
        } else {
            open.run();
        }
    }

    /** Reads on its own thread: a pipe or a network folder may block indefinitely. */
    private void read(Path file, int opening) {
        try {
            if (file.toString().endsWith(".json")) {
                Plan plan = PlanJson.read(TextFile.read(file, PlanJson.MAX_LENGTH));
                FxThread.later(() -> show(file, opening, plan, () -> {}));
            } else {
                SavedRun run = RunFile.open(file);
                FxThread.later(() -> show(file, opening, run.header().plan(), () -> workbench
                        .runs()
                        .show(run)));
            }
        } catch (IOException | RuntimeException | Error e) {
            FxThread.later(() -> {
                if (opening == openings) {
                    workbench.trouble(Words.why(e));
                }
            });
        }
    }

    /** Shows what was read, unless a run has started or something else was opened meanwhile. */
    private void show(Path file, int opening, Plan plan, Runnable showRun) {
        unlessRunning(file, () -> {
            if (opening == openings) {
                closeCovering();
                workbench.showPlan(plan);
                showRun.run();
                recent.add(file);
            }
        });
    }
}
