package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.Session;
import io.github.poolscope.session.WorkerSignal;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.FxmlWords;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Viewport;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.plan.PlanHistory;
import io.github.poolscope.ui.plan.PlanModel;
import io.github.poolscope.ui.plan.PlanView;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The window: puts the panels together, shows the state of the run and passes the user's requests on. FX thread only.
 */
final class MainWindow {
    private static final double INSPECTOR_SHARE = 0.216;
    /** At this width, in pixels, and above, the timeline has a subtitle. */
    private static final double ROOMY_TIMELINE = 800;
    /** At this width, in pixels, and above, the orders have a subtitle. */
    private static final double ROOMY_ORDER = 440;

    @FXML
    private Button run;

    @FXML
    private Button stop;

    @FXML
    private Label title;

    @FXML
    private Label stateBadge;

    @FXML
    private MenuButton fileMenu;

    @FXML
    private Button history;

    @FXML
    private MenuButton exportMenu;

    @FXML
    private Button language;

    @FXML
    private Button theme;

    @FXML
    private ScrollPane planPane;

    @FXML
    private StackPane programPane;

    @FXML
    private HBox banner;

    @FXML
    private Label bannerText;

    @FXML
    private Button bannerClose;

    @FXML
    private StackPane timelinePane;

    @FXML
    private VBox timelineCard;

    @FXML
    private HBox timelineHeader;

    @FXML
    private Button replayButton;

    @FXML
    private Label orderTitle;

    @FXML
    private Label orderSentence;

    @FXML
    private HBox orderHeader;

    @FXML
    private StackPane orderPane;

    @FXML
    private HBox cpuHeader;

    @FXML
    private StackPane cpuPane;

    @FXML
    private Label timelineSubtitle;

    @FXML
    private SplitPane planSide;

    @FXML
    private SplitPane centre;

    @FXML
    private SplitPane lowerSide;

    @FXML
    private SplitPane inspectorSide;

    @FXML
    private StackPane inspectorPane;

    @FXML
    private StackPane outputPane;

    @FXML
    private StackPane noticePane;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label progressLine;

    @FXML
    private Label status;

    private final Stage stage;
    private final RunController runs;
    private final PlanCheck planCheck;
    private final WindowMemory memory;
    private final Background background = new Background("window background");
    private final PlanModel planModel = new PlanModel();
    private final PlanView planView = new PlanView(planModel);
    private final PlanHistory planHistory = new PlanHistory(planModel::show);
    private final RunViews views = new RunViews(this::look, background, this::signal, this::runSuggested);
    private final FileOpener files;
    private final LessonController lessons;
    private final MatrixController matrix;
    private final WindowActions actions;

    private Heading heading;
    private RunStatus runStatus;
    private ShownRun shownRun;
    private Arrangement arrangement;
    /** Whether the program shown belongs to the run, not to a plan that was edited since. */
    private boolean programOfRun;

    @SuppressWarnings("NullAway.Init") // The FXML loader sets the annotated fields.
    MainWindow(Stage stage, Session session, WindowMemory memory) {
        this.stage = stage;
        runs = new RunController(this, stage, session);
        planCheck = new PlanCheck(session, background, this::showProblems);
        this.memory = memory;
        files = new FileOpener(this, new Messages(stage));
        lessons = new LessonController(this, background);
        matrix = new MatrixController(this, session, background);
        actions = new WindowActions(this, stage, session);
    }

    Parent load() throws IOException {
        Parent loaded = FxmlWords.load(MainWindow.class.getResource("main.fxml"), this);
        planPane.setContent(FxmlWords.load(PlanView.class.getResource("plan.fxml"), planView));
        actions.fillPresets(planView.presets());
        actions.installPictures();
        views.placeTimeline(timelinePane, timelineCard, timelineHeader);
        timelineCard.getChildren().add(shownRun.replay());
        views.placeOrder(orderPane, orderHeader);
        views.placeCpu(cpuPane, cpuHeader);
        programPane.getChildren().add(views.program());
        inspectorPane.getChildren().add(views.inspector());
        outputPane.getChildren().add(views.output());
        noticePane.getChildren().add(views.notices());
        BorderPane all = (BorderPane) loaded;
        all.getChildren().add(views.colours());
        inspectorSide.prefWidthProperty().bind(all.widthProperty().multiply(INSPECTOR_SHARE));
        StackPane whole = lessons.places().install(all, planSide, history);
        matrix.install(whole, (Region) all.getTop(), lessons.places().below());
        arrangement = new Arrangement(memory, views, whole, (FontIcon) theme.getGraphic());
        lessons.places().follow(arrangement);
        Words.follow(all, this::updateTexts);
        return arrangement.root();
    }

    @FXML
    void initialize() {
        run.setGraphic(new FontIcon(Feather.PLAY));
        heading = new Heading(title, orderSentence, lessons::coveredTitle);
        SpaceFilter.only(timelineSubtitle, timelineCard, ROOMY_TIMELINE);
        SpaceFilter.only(orderSentence, orderHeader, ROOMY_ORDER);
        SpaceFilter.whole(orderTitle, orderHeader, ROOMY_ORDER);
        stop.setGraphic(new FontIcon(Feather.SQUARE));
        theme.setGraphic(new FontIcon(Feather.MOON));
        theme.setTooltip(Words.tooltip("header.theme.hint"));
        language.setTooltip(Words.tooltip("header.language.hint"));
        run.setOnAction(event -> startRun());
        stop.setOnAction(event -> runs.stop());
        theme.setOnAction(event -> arrangement.toggleTheme());
        language.setOnAction(event -> arrangement.switchLanguage());
        history.setOnAction(event -> actions.showHistory(history));
        actions.fillFileMenu(fileMenu.getItems());
        actions.fillExportMenu(exportMenu.getItems());
        runStatus = new RunStatus(stateBadge, banner, bannerText, bannerClose, progress, progressLine, status);
        shownRun = new ShownRun(
                run,
                stop,
                replayButton,
                runStatus,
                () -> views.timeline().viewport(),
                background,
                this::show,
                this::describe,
                this::updateButtons);
        shownRun.onStop(lessons.model()::stop, lessons.model()::letGo);
    }

    /** Called once the window is on the screen. */
    void begin() {
        actions.install(stage.getScene());
        // Divider positions can only be set once the split panes have been laid out.
        FxThread.later(this::arrange);
        InvalidationListener changed = this::planChanged;
        for (Observable content : planModel.contents()) {
            content.addListener(changed);
        }
        showNoRun();
        shownRun.begin();
        stage.setOnCloseRequest(event -> {
            if (!actions.mayClose()) {
                event.consume();
            }
        });
        stage.setOnHidden(event -> {
            shownRun.end();
            background.end();
        });
        run.requestFocus();
    }

    private void arrange() {
        arrangement.remember(Splitters.arrange(planSide, centre, lowerSide, inspectorSide));
        lessons.remember(memory);
        memory.remember("recent", files.recent()::text, files.recent()::restore);
    }

    Arrangement arrangement() {
        return arrangement;
    }

    Heading heading() {
        return heading;
    }

    RunController runs() {
        return runs;
    }

    /** Returns the run that the window shows. */
    ShownRun shownRun() {
        return shownRun;
    }

    MatrixController matrix() {
        return matrix;
    }

    FileOpener files() {
        return files;
    }

    LessonController lessons() {
        return lessons;
    }

    WindowMemory memory() {
        return memory;
    }

    PlanModel planModel() {
        return planModel;
    }

    List<Path> recentFiles() {
        return files.recent().files();
    }

    List<Command> commands() {
        return actions.commands();
    }

    PictureMenu pictures() {
        return actions.pictures();
    }

    /** Returns whether the window may close now, see {@link WindowActions#mayClose}. */
    boolean mayClose() {
        return actions.mayClose();
    }

    PlanHistory planHistory() {
        return planHistory;
    }

    /** Reports an error in the window itself; a run in progress is not affected. */
    void reportUnexpected(Throwable error) {
        actions.reportUnexpected(error);
    }

    /** Reports that a file could not be opened; nothing else changes. */
    void reportBrokenFile(String sentence) {
        runStatus.showError(sentence);
    }

    /** Opens a run or a plan from a file. */
    void open(Path file) {
        files.open(file);
    }

    /** Selects a taskel in all views. */
    void select(int taskel) {
        views.selection().selectTaskel(taskel);
    }

    void fitTimeline() {
        views.timeline().fit();
    }

    void focusPlan() {
        planPane.getContent().lookup("#processes").requestFocus();
    }

    /** Plays the open lesson; without a lesson, starts the plan in the form, if it is valid. */
    void startRun() {
        uncover();
        if (lessons.isOpen()) {
            lessons.play();
            return;
        }
        if (shownRun.isRunning() || run.isDisabled()) {
            return;
        }
        if (run.isFocused()) {
            // The run button is about to be disabled, and the timeline's keys are the most likely next.
            views.timeline().requestFocus();
        }
        runs.start(planModel.read().plan());
    }

    /** Closes what covers the views; returns whether anything was closed. */
    boolean uncover() {
        boolean covered = matrix.isOpen() || lessons.places().isGalleryOpen();
        matrix.close();
        lessons.places().closeGallery();
        return covered;
    }

    /** Shows no run and clears what was said about the last one. */
    void showNoRun(Supplier<String> title) {
        views.clear();
        views.showNothing();
        heading.order(Phrase.asItIs(""));
        heading.entitle(title);
        shownRun.showNone();
        planChanged(null);
    }

    /** Shows that there is no run yet and no lesson to run. */
    void showNoRun() {
        showNoRun(() -> Words.text("header.no-run"));
    }

    /** Shows the name and the program of a run, without its events. */
    private void describe(Recording run) {
        views.clear();
        heading.entitle(() -> RunWords.title(run.header().plan()));
        programOfRun = true;
        views.program().show(run.header().plan(), run.header().program());
        lessons.shown(run);
    }

    RunViews views() {
        return views;
    }

    private void runSuggested(Plan plan) {
        runs.startSuggested(plan);
    }

    /** Shows the taskels as a table and focuses its filter field. */
    void findTaskels() {
        views.findTaskels();
    }

    /** Shows the workers as a table. */
    void showWorkers() {
        views.showWorkers();
    }

    private void signal(WorkerSignal signal, long pid) {
        background.execute(() -> actions.send(signal, pid));
    }

    /** Enters a jar with a function of the user's own into the form. */
    void useJar(Path jar) {
        files.cancelReading();
        planModel.chooseWorkload(PlanModel.OWN_FUNCTION);
        planModel.jar.set(jar.toString());
        planPane.getContent().lookup("#function").requestFocus();
    }

    /** Shows a run's plan in the form. */
    void showPlan(Plan plan) {
        files.cancelReading();
        planHistory.replace(plan);
    }

    private void look(Viewport part) {
        shownRun.look(part);
    }

    private void show(Frame frame) {
        views.show(frame);
        heading.order(frame.order().sentence());
        if (programOfRun) {
            views.program().show(frame);
        }
        runStatus.show(frame);
    }

    /** Called when the language changes: updates the texts that are not bound. */
    private void updateTexts() {
        heading.say();
        planView.showMeaning(planModel.read());
        planCheck.reportAgain();
    }

    private void planChanged(@Nullable Observable content) {
        PlanModel.Reading reading = planModel.read();
        planView.showMeaning(reading);
        planHistory.changed(content, reading.plan());
        if (!shownRun.isRunning()) {
            programOfRun = false;
            views.program().show(reading.plan(), Preparation.program(reading.plan()));
        }
        planCheck.look(reading);
    }

    private void showProblems(List<Problem> found) {
        planView.showProblems(found);
        updateButtons();
    }

    private void updateButtons() {
        shownRun.updateButtons(planCheck.first());
        views.notices().busy(shownRun.isRunning());
        exportMenu.setDisable(shownRun.shown() == null);
        lessons.updateButtons();
        matrix.updateButtons();
    }
}
