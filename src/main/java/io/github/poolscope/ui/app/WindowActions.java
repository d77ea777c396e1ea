package io.github.poolscope.ui.app;

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
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
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
    private boolean closing;

    WindowActions(MainWindow window, Stage stage, Session session, Background background) {
        this.window = window;
        this.stage = stage;
        this.session = session;
        this.background = background;
        pictures = new PictureMenu(
                stage,
                window.views().colours(),
                () -> window.arrangement().theme() == Theme.DARK,
                background,
                file -> notify("The picture is saved", file.toString()),
                this::tell);
    }

    RecentFiles recent() {
        return recent;
    }

    /** What the File menu holds; null is a line between groups. */
    private List<@Nullable Command> fileMenu() {
        return Arrays.asList(
                Command.of("Open run or plan…", "Shortcut+O", this::chooseFile),
                Command.of("Save plan as…", "Shortcut+S", this::savePlan),
                null,
                Command.of("Run", "Shortcut+R", window::startRun),
                Command.of("Replay, or pause the view", "Shortcut+P", () -> window.shownRun()
                        .replayOrPause()),
                Command.of("Find taskels", "Shortcut+F", window::findTaskels),
                Command.of("Show whole timeline", "Shortcut+0", window::fitTimeline),
                Command.of("Light or dark", "Shortcut+T", () -> window.arrangement()
                        .toggleTheme()),
                Command.of("Projector: large type and strokes", "Shortcut+J", () -> window.arrangement()
                        .toggleProjector()),
                null,
                Command.of("Commands…", "Shortcut+Shift+P", this::showPalette),
                Command.of("Keys", "F1", this::showKeys),
                Command.of("Quit", "Shortcut+Q", () -> {
                    if (mayClose()) {
                        stage.close();
                    }
                }));
    }

    private List<Command> exportMenu() {
        return List.of(
                Command.of("Report (HTML)…", "Shortcut+E", () -> export(ReportFormat.HTML)),
                Command.of("JSON…", "", () -> export(ReportFormat.JSON)),
                Command.of("CSV of all taskels…", "", () -> export(ReportFormat.CSV)),
                Command.of("Trace events (for Perfetto)…", "", () -> export(ReportFormat.TRACE)));
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
                .forEach(command ->
                        commands.add(new Command("Export: " + command.title(), command.keys(), command.action())));
        commands.add(Command.of("Stop", "Esc", () -> window.shownRun().stop()));
        commands.addAll(keysOnly());
        commands.add(Command.of("Workers as a table", "", window::showWorkers));
        window.views()
                .pictures()
                .forEach(view ->
                        commands.add(Command.of("Save a picture: " + view.name(), "", () -> pictures.choose(view))));
        commands.add(Command.of("Events as a list", "", () -> window.views().showEvents()));
        return commands;
    }

    /** What stands in no menu and has keys. */
    private List<Command> keysOnly() {
        List<Command> commands = new ArrayList<>(window.lessons().commands());
        commands.addAll(List.of(
                Command.of("History", "Shortcut+H", this::showHistory),
                Command.of("To the plan", "Shortcut+L", window::focusPlan),
                Command.of("Undo the last change of the plan", "Shortcut+Z", window.planHistory()::undo),
                Command.of("Redo the last change of the plan", "Shortcut+Y", window.planHistory()::redo)));
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
                tell("The run was not started", e);
            });
        }
    }

    /** Sends a signal to a worker. Background thread. */
    void send(WorkerSignal signal, long pid) {
        try {
            signal.send(pid);
        } catch (IOException e) {
            FxThread.later(() -> tell("The worker did not get the signal", e));
        }
    }

    /** Opens a run, takes over a plan, or has the form name a jar for a function of the user's own. */
    void open(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".jar")) {
            window.useJar(file);
            return;
        }
        if (window.shownRun().isRunning()) {
            notify("A run is going on", "Stop it, or wait for its end, before you open " + file.getFileName() + ".");
            return;
        }
        background.execute(() -> {
            try {
                if (file.toString().endsWith(".json")) {
                    Plan plan = PlanJson.read(Files.readString(file));
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
                String why = e.getMessage() == null ? e.toString() : e.getMessage();
                FxThread.later(() -> window.tellBrokenFile(why));
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
        popOver.setTitle("History");
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
            Alert question = new Alert(
                    Alert.AlertType.CONFIRMATION,
                    "A run is going on. Stop it and close the window?",
                    new ButtonType("Stop and close", ButtonBar.ButtonData.OK_DONE),
                    ButtonType.CANCEL);
            question.initOwner(stage);
            question.setHeaderText(null);
            question.setTitle("Poolscope");
            boolean agreed = question.showAndWait()
                    .filter(answer -> answer != ButtonType.CANCEL)
                    .isPresent();
            if (!agreed) {
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
        chooser.setTitle("Open a run or a plan");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("Runs and plans", "*" + RunFolder.ENDING, "*.json"));
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
        chooser.setTitle("Save the plan");
        chooser.setInitialFileName("plan.json");
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            String json = PlanJson.write(window.planModel().read().plan());
            background.execute(() -> {
                try {
                    Files.writeString(chosen.toPath(), json + "\n");
                    FxThread.later(() -> {
                        recent.add(chosen.toPath());
                        notify("The plan is saved", chosen.toString());
                    });
                } catch (IOException e) {
                    FxThread.later(() -> tell("The plan was not saved", e));
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
        chooser.setTitle("Export the run");
        String name = String.valueOf(run.file().getFileName());
        chooser.setInitialFileName(name.replace(RunFolder.ENDING, "") + format.ending());
        File chosen = chooser.showSaveDialog(stage);
        if (chosen == null) {
            return;
        }
        background.execute(() -> {
            try {
                format.write(run, chosen.toPath());
                FxThread.later(() -> notify("The run is exported", chosen.toString()));
            } catch (IOException e) {
                FxThread.later(() -> tell("The run was not exported", e));
            }
        });
    }

    void tellUnexpected(Throwable error) {
        notify("The window met an error that should not have happened", error.toString());
    }

    private void tell(String title, Exception error) {
        String message = error.getMessage();
        Notifications.create()
                .owner(stage)
                .title(title)
                .text(message == null ? error.toString() : message)
                .hideAfter(Duration.seconds(12))
                .showError();
    }

    private void notify(String title, String text) {
        Notifications.create()
                .owner(stage)
                .title(title)
                .text(text)
                .hideAfter(Duration.seconds(6))
                .showInformation();
    }
}
