package io.github.poolscope.ui.app;

import io.github.poolscope.run.Recording;
import io.github.poolscope.session.Session;
import io.github.poolscope.session.WorkerSignal;
import io.github.poolscope.ui.dock.DockPanel;
import io.github.poolscope.ui.dock.DockView;
import io.github.poolscope.ui.figures.FiguresStrip;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.FxmlWords;
import io.github.poolscope.ui.fx.MenuKeys;
import io.github.poolscope.ui.fx.SharpScrollPane;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.TypeAhead;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.LessonPanel;
import io.github.poolscope.ui.lesson.PredictionOverlay;
import io.github.poolscope.ui.plan.PlanView;
import io.github.poolscope.ui.replay.ReplayBar;
import io.github.poolscope.ui.workbench.Commands;
import io.github.poolscope.ui.workbench.Page;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.ShownRuns.Look;
import io.github.poolscope.ui.workbench.WindowRequests;
import io.github.poolscope.ui.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window: makes the views of a workbench and puts them into their slots. FX thread only. */
final class MainWindow implements WindowRequests {
    /** At this width, in pixels, and above, the header has buttons for language and theme. */
    private static final double ROOMY_HEADER = 1000;

    @FXML
    private HBox header;

    @FXML
    private Button run;

    @FXML
    private Button stop;

    @FXML
    private Label runOff;

    @FXML
    private Label title;

    @FXML
    private Label stateBadge;

    @FXML
    private MenuButton fileMenu;

    @FXML
    private MenuButton viewMenu;

    @FXML
    private MenuButton exportMenu;

    @FXML
    private Button history;

    @FXML
    private Button lessons;

    @FXML
    private Button language;

    @FXML
    private Button theme;

    @FXML
    private FiguresStrip figures;

    @FXML
    private StackPane pages;

    @FXML
    private DockView dock;

    @FXML
    private StackPane gallerySlot;

    @FXML
    private StackPane matrixSlot;

    @FXML
    private StackPane historySlot;

    @FXML
    private VBox foot;

    @FXML
    private HBox banner;

    @FXML
    private Label bannerText;

    @FXML
    private Button bannerClose;

    @FXML
    private HBox statusRow;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label progressLine;

    @FXML
    private Label status;

    private final Stage stage;
    private final WindowMemory memory;
    private final WindowDialogs dialogs;
    private final Workbench workbench;
    private final Commands commands;
    private final RunViews views;
    private final PlanView planView;
    private final PopUps popUps = new PopUps();
    private final Button replayButton = new Button();
    private final ReplayBar replay;
    private final PictureMenu pictures;
    private final Closing closing;

    @SuppressWarnings("NullAway.Init") // The FXML loader sets the annotated fields.
    private Appearance appearance;

    @SuppressWarnings("NullAway.Init") // The FXML loader sets the annotated fields.
    MainWindow(Stage stage, Session session, WindowMemory memory) {
        this.stage = stage;
        this.memory = memory;
        dialogs = new WindowDialogs(stage);
        workbench = new Workbench(session, dialogs);
        commands = new Commands(workbench, dialogs, this);
        views = new RunViews(workbench, this::send);
        planView = new PlanView(workbench.plan());
        replay = new ReplayBar(workbench.runs()::lookAt, workbench.runs()::lookAtWhole);
        pictures = new PictureMenu(stage, views.colours(), workbench, dialogs);
        closing = new Closing(stage, workbench, dialogs, memory);
    }

    Parent load() throws IOException {
        BorderPane all = (BorderPane) FxmlWords.load(MainWindow.class.getResource("main.fxml"), this);
        all.getChildren().add(views.colours());
        Region form = (Region) FxmlWords.load(PlanView.class.getResource("plan.fxml"), planView);
        MenuButton presets = PresetMenu.button();
        new PresetMenu(presets, workbench, dialogs, popUps);
        LessonPanel lesson = new LessonPanel(workbench.lessons().model(), workbench.lessons());
        new LessonSide(workbench, lesson, views.timeline());
        List<DockPanel> panels = new ArrayList<>(
                new RunPanels(workbench, views, new FirstSteps(workbench, popUps).node()).all(replayButton, replay));
        panels.add(RunPanels.panel(Panel.PLAN, scroll(form), presets));
        panels.add(RunPanels.panel(Panel.LESSON, lesson, lesson.tools()));
        panels.add(RunPanels.panel(
                Panel.PREDICTION,
                new StackPane(new PredictionOverlay(workbench.lessons().model()))));
        dock.reserve(() -> foot.getHeight() - (statusRow.isManaged() ? statusRow.prefHeight(-1) : 0));
        dock.show(workbench.layout(), panels);
        pictures.install(new ViewPictures(views).all());
        appearance = new Appearance(workbench, all, (FontIcon) theme.getGraphic());
        appearance.root().factorProperty().addListener((o, before, now) -> views.sharpen(now.doubleValue()));
        new WindowPages(workbench, views.colours(), appearance, memory)
                .fill(dock, gallerySlot, matrixSlot, historySlot, List.of(foot));
        ReadingBar.install(pages, workbench.files());
        TypeAhead.install(appearance.root());
        return appearance.root();
    }

    private static ScrollPane scroll(Region form) {
        ScrollPane scroll = new SharpScrollPane(form);
        scroll.setId("planPane");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        return scroll;
    }

    @FXML
    void initialize() {
        theme.setGraphic(new FontIcon(Feather.MOON));
        // Both are in the menu View as well.
        SpaceFilter.only(language, header, ROOMY_HEADER);
        SpaceFilter.only(theme, header, ROOMY_HEADER);
        theme.setTooltip(Words.tooltip("header.theme.hint"));
        language.setTooltip(Words.tooltip("header.language.hint"));
        theme.setOnAction(
                event -> workbench.darkProperty().set(!workbench.darkProperty().get()));
        language.setOnAction(event -> Words.speak(Words.language().other()));
        history.setOnAction(event -> toggle(Page.HISTORY));
        lessons.setOnAction(event -> {
            if (!workbench.pageProperty().get().equals(Page.GALLERY)) {
                workbench.lessons().showGallery();
            } else {
                workbench.uncover();
            }
        });
        Menus menus = new Menus(commands);
        menus.fillFile(fileMenu, workbench);
        menus.fillView(viewMenu);
        menus.fillExport(exportMenu);
        exportMenu.disableProperty().bind(workbench.runs().firstProperty().isNull());
        new Heading(workbench, title, stage);
        new RunButtons(workbench, commands, run, stop, replayButton, runOff);
        new RunStatus(workbench, stateBadge, banner, bannerText, bannerClose, progress, progressLine, status);
        new ShownFigures(workbench, figures, views.orders(), statusRow);
        workbench.runs().lookProperty().addListener((o, before, now) -> replay(now));
        workbench.readingProperty().addListener((o, before, now) -> planView.showMeaning(now));
        workbench.planCheck().problemsProperty().addListener((o, before, now) -> planView.showProblems(now));
        workbench.onPlanWanted(this::focusPlan);
    }

    private void toggle(Page page) {
        workbench.show(workbench.pageProperty().get() == page ? Page.PANELS : page);
    }

    private void replay(Look now) {
        Recording first = workbench.runs().first();
        if (now == Look.REPLAY && first != null) {
            replay.open(first);
        } else {
            replay.close();
        }
    }

    /** Called once the window is on the screen. */
    void begin() {
        workbench.begin();
        views.begin();
        Words.follow(dock, () -> {
            planView.showMeaning(workbench.readingProperty().get());
            planView.showProblems(workbench.planCheck().problemsProperty().get());
        });
        install(stage.getScene());
        remember();
        stage.setOnCloseRequest(event -> {
            if (!closing.mayClose()) {
                event.consume();
            }
        });
        stage.setOnHidden(event -> {
            replay.end();
            workbench.end();
        });
        run.requestFocus();
    }

    private void remember() {
        memory.remember("layout", workbench.layout()::text, workbench.layout()::restore);
        views.tables()
                .forEach((name, table) ->
                        memory.remember(name, () -> TableColumns.of(table), text -> TableColumns.restore(table, text)));
        memory.remember("program", views.program()::language, views.program()::speak);
        memory.remember("100 % is", views.cpu().scale()::chosen, views.cpu().scale()::choose);
        memory.remember("plan", workbench.plan()::text, workbench.plan()::restore);
        workbench.lessons().remember(memory);
        workbench.files().recent().remember(memory);
        workbench.programs().remember(memory);
    }

    /** Installs the shortcuts and accepts files dropped on the window. */
    private void install(Scene scene) {
        new Shortcuts(workbench, popUps, this, commands.all()).install(scene);
        MenuKeys.install(scene);
        FileDrop.accept(scene, this::open);
    }

    private void send(WorkerSignal signal, long pid) {
        workbench.background().execute(() -> {
            try {
                signal.send(pid);
            } catch (IOException e) {
                FxThread.later(() -> dialogs.failed(Words.text("tell.no-signal"), e));
            }
        });
    }

    WindowMemory memory() {
        return memory;
    }

    Workbench workbench() {
        return workbench;
    }

    RunViews views() {
        return views;
    }

    Commands commands() {
        return commands;
    }

    Appearance appearance() {
        return appearance;
    }

    PictureMenu pictures() {
        return pictures;
    }

    /** Returns the bar that replays the run shown. */
    ReplayBar replay() {
        return replay;
    }

    /** Returns whether the window may close now, see {@link Closing#mayClose}. */
    boolean mayClose() {
        return closing.mayClose();
    }

    /** Reports an error in the window itself; a run in progress is not affected. */
    void reportUnexpected(Throwable error) {
        dialogs.done("tell.unexpected", error.toString());
    }

    /** Opens a run or a plan from a file. */
    void open(Path file) {
        workbench.files().open(file);
    }

    @Override
    public void focusPlan() {
        workbench.layout().showPlan(true);
        planView.focus();
    }

    @Override
    public void focus(Panel panel) {
        Node node = panel.isOfRun() ? views.node(panel) : pages;
        node.requestFocus();
    }

    @Override
    public void focusTaskelFilter() {
        views.taskels().focusLine();
    }

    @Override
    public void enlargeProgram(double by) {
        views.program().code().enlarge(by);
    }

    @Override
    public void savePicture(Panel panel) {
        workbench.uncover();
        workbench.layout().show(panel);
        stage.getScene().getRoot().layout();
        new ViewPictures(views)
                .all().stream()
                        .filter(view -> view.panel() == panel)
                        .findFirst()
                        .ifPresent(pictures::choose);
    }

    @Override
    public void showPalette() {
        new CommandPalette(commands.all(), popUps).show(fileMenu);
    }

    @Override
    public void showKeys() {
        CheatSheet.show(popUps, fileMenu, commands.all());
    }

    @Override
    public void quit() {
        if (closing.mayClose()) {
            stage.close();
        }
    }
}
