package io.github.poolscope.ui.app;

import io.github.poolscope.files.Destination;
import io.github.poolscope.files.TextFile;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.report.ReportFormat;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.LiveRun;
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
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** What can be done in the window besides looking: open, save, export, close. FX thread unless told otherwise. */
final class WindowActions {
    private final MainWindow window;
    private final Stage stage;
    private final Session session;
    private final Background background;
    private final RecentFiles recent = new RecentFiles(this::open);
    private final PictureMenu pictures;
    private final Messages messages;
    private boolean closing;

    WindowActions(MainWindow window, Stage stage, Session session, Background background) {
        this.window = window;
        this.stage = stage;
        messages = new Messages(stage);
        this.session = session;
        this.background = background;
        pictures = new PictureMenu(
                stage,
                window.views().colours(),
                () -> window.arrangement().theme() == Theme.DARK,
                background,
                this::needed,
                file -> notify("picture.saved", file.toString()),
                this::tell);
    }

    RecentFiles recent() {
        return recent;
    }

    /** What the File menu holds; null is a line between groups. */
    private List<@Nullable Command> fileMenu() {
        return Arrays.asList(
                Command.of("file.open", "Shortcut+O", this::chooseFile),
                Command.of("file.save-plan", "Shortcut+S", this::savePlan),
                null,
                Command.of("command.run", "Shortcut+R", window::startRun),
                Command.of(
                        "command.replay", "Shortcut+P", () -> window.shownRun().replayOrPause()),
                Command.of("command.find", "Shortcut+F", window::findTaskels),
                Command.of("command.fit", "Shortcut+0", window::fitTimeline),
                Command.of("command.theme", "Shortcut+T", () -> window.arrangement()
                        .toggleTheme()),
                Command.of("command.language", "Shortcut+Shift+L", () -> window.arrangement()
                        .speakOther()),
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

    /** All that can be done from anywhere. */
    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (Command command : fileMenu()) {
            if (command != null) {
                commands.add(command);
            }
        }
        exportMenu()
                .forEach(command -> commands.add(
                        new Command(Words.bind("command.export", command.words()), command.keys(), command.action())));
        commands.add(Command.of("command.stop", "Esc", () -> window.shownRun().stop()));
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

    /** What stands in no menu and has keys. */
    private List<Command> keysOnly() {
        List<Command> commands = new ArrayList<>(window.lessons().commands());
        commands.addAll(List.of(
                Command.of("command.history", "Shortcut+H", this::showHistory),
                Command.of("command.plan", "Shortcut+L", window::focusPlan),
                Command.of("command.undo", "Shortcut+Z", window.planHistory()::undo),
                Command.of("command.redo", "Shortcut+Y", window.planHistory()::redo)));
        return commands;
    }

    void fillFileMenu(List<MenuItem> items) {
        for (Command command : fileMenu()) {
            items.add(command == null ? new SeparatorMenuItem() : command.menuItem());
        }
        items.add(1, recent.menu());
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
                background,
                () -> window.planModel().read().plan(),
                window::showPlan,
                this::tell);
    }

    private void showPalette() {
        new CommandPalette(commands()).show(stage.getScene().lookup("#file"));
    }

    private void showKeys() {
        CheatSheet.show(stage.getScene().lookup("#file"), commands());
    }

    private void showHistory() {
        showHistory(stage.getScene().lookup("#history"));
    }

    /** Installs the shortcuts, and takes files that are dropped on the window. */
    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean typing = scene.getFocusOwner() instanceof TextInputControl;
            if (event.getText().equals("?") && !typing) {
                showKeys();
                event.consume();
            } else if (event.getCode() == KeyCode.F5) {
                window.startRun();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && window.matrix().isOpen()) {
                window.matrix().close();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE
                    && window.lessons().places().isGalleryOpen()) {
                window.lessons().places().closeGallery();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && window.shownRun().isRunning()) {
                window.shownRun().stop();
                event.consume();
            }
        });
        keysOnly().forEach(command -> scene.getAccelerators().put(command.keys(), command.action()));
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            files.forEach(file -> open(file.toPath()));
            event.setDropCompleted(!files.isEmpty());
            event.consume();
        });
    }

    /** Starts a plan. Background thread. */
    void start(Plan plan) {
        try {
            LiveRun run = session.start(plan);
            FxThread.later(() -> window.shownRun().started(run));
        } catch (RunFileException | RuntimeException e) {
            FxThread.later(() -> {
                window.shownRun().notStarted();
                tell(Words.text("tell.not-started"), e);
            });
        }
    }

    /** Sends a signal to a worker. Background thread. */
    void send(WorkerSignal signal, long pid) {
        try {
            signal.send(pid);
        } catch (IOException e) {
            FxThread.later(() -> tell(Words.text("tell.no-signal"), e));
        }
    }

    /** Opens a run, takes over a plan, or has the form name a jar for a function of the user's own. */
    void open(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".jar")) {
            window.useJar(file);
            return;
        }
        if (window.shownRun().isRunning()) {
            notify("tell.running", Words.text("tell.running.open", String.valueOf(file.getFileName())));
            return;
        }
        background.execute(() -> {
            try {
                if (file.toString().endsWith(".json")) {
                    Plan plan = PlanJson.read(TextFile.read(file, PlanJson.LONGEST));
                    FxThread.later(() -> {
                        window.showPlan(plan);
                        recent.add(file);
                    });
                } else {
                    SavedRun run = RunFile.open(file);
                    FxThread.later(() -> {
                        window.showPlan(run.header().plan());
                        window.shownRun().show(run);
                        recent.add(file);
                    });
                }
            } catch (IOException | PlanException e) {
                FxThread.later(() -> window.tellBrokenFile(Words.why(e)));
            }
        });
    }

    void showHistory(Node anchor) {
        PopOver popOver = new PopOver();
        HistoryPane pane = new HistoryPane(file -> {
            popOver.hide();
            open(file);
        });
        popOver.setContentNode(pane);
        popOver.titleProperty().bind(Words.bind("history.title"));
        popOver.setHeaderAlwaysVisible(true);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popOver.setAnimated(false);
        pane.load(session.history(), background);
        popOver.show(anchor);
    }

    /** Whether the window may close now; asks once if a run goes on, and closes by itself once that has been stopped. */
    boolean mayClose() {
        if (closing) {
            return false;
        }
        if (window.shownRun().isRunning()) {
            if (!CloseQuestion.agreed(stage)) {
                return false;
            }
        }
        closing = true;
        window.lessons().setAside();
        window.memory().save(stage);
        if (!window.shownRun().isRunning()) {
            return true;
        }
        Thread end = new Thread(
                () -> {
                    session.close();
                    FxThread.later(stage::close);
                },
                "window closing");
        end.start();
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
            open(chosen.toPath());
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
            background.execute(() -> {
                try {
                    Destination.of(chosen.toPath()).apartFrom(needed).write(json + "\n");
                    FxThread.later(() -> {
                        recent.add(chosen.toPath());
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
        background.execute(() -> {
            try {
                Destination.of(chosen.toPath()).apartFrom(needed).write(out -> format.write(run, out));
                FxThread.later(() -> notify("tell.exported", chosen.toString()));
            } catch (IOException e) {
                FxThread.later(() -> tell(Words.text("tell.not-exported"), e));
            }
        });
    }

    /** What must not be written over: the run that is shown, and what it and the plan in the form read. */
    private List<Path> needed() {
        List<Path> needed = new ArrayList<>(window.planModel().read().plan().inputs());
        Recording run = window.shownRun().shown();
        if (run != null) {
            needed.add(run.file());
            needed.addAll(run.header().plan().inputs());
        }
        return needed;
    }

    void tellUnexpected(Throwable error) {
        notify("tell.unexpected", error.toString());
    }

    private void tell(String title, Exception error) {
        messages.tell(title, error);
    }

    private void notify(String key, String text) {
        messages.tell(key, text);
    }
}
