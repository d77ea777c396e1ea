package io.github.poolscope.ui.workbench;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.files.TextFile;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.session.RecordedRuns;
import io.github.poolscope.ui.fx.Words;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Opens files in the window: runs, plans, and jars with functions of the user's own. FX thread unless stated otherwise.
 */
public final class FileOpener {
    private final Workbench workbench;
    /** The file that was read last. */
    private Path read = Path.of("");

    private final Dialogs dialogs;
    private final RecentFiles recent = new RecentFiles();
    private final FileReading reading = new FileReading();

    FileOpener(Workbench workbench, Dialogs dialogs) {
        this.workbench = workbench;
        this.dialogs = dialogs;
    }

    /** Returns the files that were opened or saved last. */
    public RecentFiles recent() {
        return recent;
    }

    /**
     * Opens a run, loads a plan into the form, or enters a Python program to watch or a jar for a function of the user's
     * own.
     */
    public void open(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jar") || name.endsWith(".py")) {
            Runnable use = name.endsWith(".py") ? () -> usePython(file) : () -> useJar(file);
            if (workbench.lessons().isOpen()) {
                unlessRunning(file, use);
            } else {
                use.run();
            }
            return;
        }
        unlessRunning(file, () -> {
            workbench.dismiss();
            read = file;
            if (file.toString().endsWith(".json")) {
                reading.begin(
                        file,
                        (from, progress) -> PlanJson.read(TextFile.read(from, PlanJson.MAX_LENGTH)),
                        plan -> show(file, plan, () -> {}),
                        this::reportBroken);
            } else {
                reading.begin(
                        file,
                        (from, progress) ->
                                RecordedRuns.open(from, workbench.session().history(), progress),
                        run -> show(file, run.header().plan(), () -> workbench
                                .runs()
                                .show(run)),
                        this::reportBroken);
            }
        });
    }

    /** Returns what says in words which file is being read and how far that is; null while none is. */
    public ReadOnlyObjectProperty<@Nullable Supplier<String>> readingProperty() {
        return reading.wordsProperty();
    }

    /**
     * Called when something else is shown or started, or by the user: a file that is still being read is dropped.
     * Returns false if there was none.
     */
    @CanIgnoreReturnValue
    public boolean cancelReading() {
        return reading.cancel();
    }

    /** Called when a run has started: a file that is still being read is dropped, which is reported. */
    void runStarted() {
        if (reading.cancel()) {
            reportRunning(read);
        }
    }

    private void reportRunning(Path file) {
        dialogs.done("tell.running", Words.text("tell.running.open", String.valueOf(file.getFileName())));
    }

    private void reportBroken(Throwable error) {
        workbench.trouble(Words.why(error));
    }

    private void usePython(Path file) {
        closeCovering();
        workbench.usePython(file);
        recent.add(file);
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
            reportRunning(file);
        } else {
            open.run();
        }
    }

    /** Shows what was read, unless a run has started meanwhile. */
    private void show(Path file, Plan plan, Runnable showRun) {
        unlessRunning(file, () -> {
            closeCovering();
            workbench.showPlan(plan);
            showRun.run();
            recent.add(file);
        });
    }
}
