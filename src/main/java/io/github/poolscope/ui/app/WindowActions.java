package io.github.poolscope.ui.app;

import io.github.poolscope.files.Destination;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.report.ReportFormat;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.Presets;
import io.github.poolscope.session.Session;
import io.github.poolscope.session.WorkerSignal;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** The commands of the window: save, export, close; {@link FileOpener} opens files. FX thread unless stated otherwise. */
final class WindowActions {
    private final MainWindow window;
    private final Stage stage;
    private final Session session;
    private final PopUps popUps = new PopUps();
    private final Shortcuts shortcuts;
    private final PictureMenu pictures;
    private final Messages messages;
    private boolean closing;

    /** How long the window waits for a run to stop and be saved before it closes. */
    private static final Duration TIMEOUT = Duration.seconds(10);

    WindowActions(MainWindow window, Stage stage, Session session) {
        this.window = window;
        this.stage = stage;
        messages = new Messages(stage);
        this.session = session;
        shortcuts = new Shortcuts(window, popUps, this::showKeys, this::commands);
        pictures = new PictureMenu(
                stage,
                window.views().colours(),
                () -> window.arrangement().theme() == Theme.DARK,
                this::needed,
                file -> notify("picture.saved", file.toString()),
                this::tell);
    }

    /** Returns the entries of the File menu; null is a separator. */
    private List<@Nullable Command> fileMenu() {
        return Arrays.asList(
                Command.of("file.open", "Shortcut+O", this::chooseFile),
                Command.of("file.save-plan", "Shortcut+S", this::savePlan),
                null,
                Command.of("command.run", "Shortcut+R", window::startRun),
                Command.of(
                        "command.replay", "Shortcut+P", () -> window.shownRun().replayOrPause()),
                Command.of("command.find", "Shortcut+F", inSight(window::findTaskels)),
                Command.of("command.fit", "Shortcut+0", inSight(window::fitTimeline)),
                Command.of("command.theme", "Shortcut+T", () -> window.arrangement()
                        .toggleTheme()),
                Command.of("command.language", "Shortcut+Shift+L", () -> window.arrangement()
                        .switchLanguage()),
                Command.of("command.projector", "Shortcut+J", () -> window.arrangement()
                        .toggleProjector()),
                null,
                Command.of("command.palette", "Shortcut+Shift+P", this::showPalette),
                Command.of("command.keys", "F1", this::showKeys),
                Command.of("command.quit", "Shortcut+Q", () -> {
                    if (mayClose()) {
                        stage.close();
                    }
                }));
    }

    private List<Command> exportMenu() {
        return List.of(
                Command.of("export.html", "Shortcut+E", () -> export(ReportFormat.HTML)),
                Command.of("export.json", "", () -> export(ReportFormat.JSON)),
                Command.of("export.csv", "", () -> export(ReportFormat.CSV)),
                Command.of("export.trace", "", () -> export(ReportFormat.TRACE)));
    }

    /** Returns all commands that are always available. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (Command command : fileMenu()) {
            if (command != null) {
                commands.add(command);
            }
        }
        exportMenu()
                .forEach(command -> commands.add(
                        new Command(Words.bind("command.export", command.words()), command.keys(), command.action())));
        commands.add(Command.of("command.stop", "Shortcut+Period", window.runs()::stop));
        commands.addAll(keysOnly());
        commands.add(Command.of("command.workers", "", window::showWorkers));
        window.views()
                .pictures()
                .forEach(view -> commands.add(Command.of(
                        Words.bind("command.picture", Words.bind(view.key())), "", () -> pictures.choose(view))));
        commands.add(Command.of("command.events", "", () -> window.views().showEvents()));
        commands.add(Command.of("command.talk", "", () -> window.views().showTalk()));
        return commands;
    }

    /** Returns the commands that are in no menu but have shortcuts. */
    private List<Command> keysOnly() {
        List<Command> commands = new ArrayList<>(window.lessons().commands());
        commands.addAll(List.of(
                Command.of("command.history", "Shortcut+H", this::showHistory),
                Command.of("command.plan", "Shortcut+L", inSight(window::focusPlan)),
                Command.of("command.undo", "Shortcut+Z", window.planHistory()::undo),
                Command.of("command.redo", "Shortcut+Y", window.planHistory()::redo)));
        return commands;
    }

    /** Returns an action that uncovers the views before it runs {@code action}. */
    private Runnable inSight(Runnable action) {
        return () -> {
            window.uncover();
            action.run();
        };
    }

    void fillFileMenu(List<MenuItem> items) {
        for (Command command : fileMenu()) {
            items.add(command == null ? new SeparatorMenuItem() : command.menuItem());
        }
        items.add(1, window.files().recent().menu());
    }

    void fillExportMenu(List<MenuItem> items) {
        exportMenu().forEach(command -> items.add(command.menuItem()));
    }

    void installPictures() {
        pictures.install(window.views().pictures());
    }

    PictureMenu pictures() {
        return pictures;
    }

    void fillPresets(MenuButton menu) {
        new PresetMenu(
                menu,
                new Presets(session.history().home()),
                () -> window.planModel().read().plan(),
                window::showPlan,
                this::tell,
                popUps);
    }

    private void showPalette() {
        new CommandPalette(commands(), popUps).show(stage.getScene().lookup("#file"));
    }

    private void showKeys() {
        CheatSheet.show(popUps, stage.getScene().lookup("#file"), commands());
    }

    private void showHistory() {
        showHistory(stage.getScene().lookup("#history"));
    }

    /** Installs the shortcuts and accepts files dropped on the window. */
    void install(Scene scene) {
        shortcuts.install(scene);
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            files.forEach(file -> window.open(file.toPath()));
            event.setDropCompleted(!files.isEmpty());
            event.consume();
        });
    }

    /** Sends a signal to a worker. Background thread. */
    void send(WorkerSignal signal, long pid) {
        try {
            signal.send(pid);
        } catch (IOException e) {
            FxThread.later(() -> tell(Words.text("tell.no-signal"), e));
        }
    }

    void showHistory(Node anchor) {
        HistoryPane pane = new HistoryPane(file -> {
            popUps.hide();
            window.open(file);
        });
        // On its own thread: damaged files, or files on another machine, would block everything else.
        pane.load(session.history(), reading -> Background.apart("history", reading));
        popUps.show(anchor, "history.title", pane, PopOver.ArrowLocation.TOP_RIGHT);
    }

    /**
     * Returns whether the window may close now. If a run is in progress, asks once and closes the window itself after
     * the run has stopped.
     */
    boolean mayClose() {
        if (closing) {
            return false;
        }
        if (window.shownRun().isRunning()) {
            if (!Confirmation.CLOSE.agreed(stage)) {
                return false;
            }
        }
        closing = true;
        window.lessons().setAside();
        window.memory().save(stage);
        if (!window.shownRun().isRunning() && !window.matrix().model().isMeasuring()) {
            return true;
        }
        // A run that does not stop must not keep the window open; its results so far are in its file.
        PauseTransition patience = new PauseTransition(TIMEOUT);
        patience.setOnFinished(event -> stage.close());
        patience.play();
        Background.apart("window closing", () -> {
            try {
                session.close();
            } finally {
                FxThread.later(() -> {
                    patience.stop();
                    stage.close();
                });
            }
        });
        return false;
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.text("file.open.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Words.text("file.open.kind"), "*" + RunFolder.ENDING, "*.json"));
        if (Files.isDirectory(session.history().path())) {
            chooser.setInitialDirectory(session.history().path().toFile());
        }
        File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            window.open(chosen.toPath());
        }
    }

    private void savePlan() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.text("file.save-plan.title"));
        chooser.setInitialFileName("plan.json");
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            String json = PlanJson.write(window.planModel().read().plan());
            List<Path> needed = needed();
            Background.apart("plan file", () -> {
                try {
                    Destination.of(chosen.toPath()).apartFrom(needed).write(json + "\n");
                    FxThread.later(() -> {
                        window.files().recent().add(chosen.toPath());
                        notify("tell.plan-saved", chosen.toString());
                    });
                } catch (IOException e) {
                    FxThread.later(() -> tell(Words.text("tell.plan-not-saved"), e));
                }
            });
        }
    }

    private void export(ReportFormat format) {
        Recording run = window.shownRun().shown();
        if (run == null) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.text("export.title"));
        String name = String.valueOf(run.file().getFileName());
        chooser.setInitialFileName(name.replace(RunFolder.ENDING, "") + format.ending());
        File chosen = chooser.showSaveDialog(stage);
        if (chosen == null) {
            return;
        }
        List<Path> needed = needed();
        Background.apart("export", () -> {
            try {
                Destination.of(chosen.toPath()).apartFrom(needed).write(out -> format.write(run, out));
                FxThread.later(() -> notify(
                        "tell.exported",
                        chosen
                                + ReportFormat.summedUp(run)
                                        .map(told -> "\n" + Words.say(told))
                                        .orElse("")));
            } catch (IOException e) {
                FxThread.later(() -> tell(Words.text("tell.not-exported"), e));
            }
        });
    }

    /**
     * Returns the files that must not be overwritten: the shown run, and the input files of the run and of the plan in
     * the form.
     */
    private List<Path> needed() {
        List<Path> needed = new ArrayList<>(window.planModel().read().plan().inputs());
        Recording run = window.shownRun().shown();
        if (run != null) {
            needed.add(run.file());
            needed.addAll(run.header().plan().inputs());
        }
        return needed;
    }

    void reportUnexpected(Throwable error) {
        notify("tell.unexpected", error.toString());
    }

    private void tell(String title, Exception error) {
        messages.tell(title, error);
    }

    private void notify(String key, String text) {
        messages.tell(key, text);
    }
}
