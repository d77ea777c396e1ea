package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.Replay;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.session.WorkerSignal;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.Enlarger;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.FramePump;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Room;
import io.github.poolscope.ui.fx.Viewport;
import io.github.poolscope.ui.plan.PlanHistory;
import io.github.poolscope.ui.plan.PlanModel;
import io.github.poolscope.ui.plan.PlanView;
import io.github.poolscope.ui.replay.ReplayBar;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window: puts the panels together, shows the state of the run and passes the user's wishes on. FX thread only. */
final class MainWindow {
    private static final double INSPECTOR_SHARE = 0.216;
    private static final double ORDER_SHARE = 0.6;
    /** In projector mode everything is so many times as large, if there is room for it. */
    private static final double PROJECTOR = 1.5;

    private static final double LEAST_WIDTH = 1060;
    private static final double LEAST_HEIGHT = 640;
    /** From this width on the timeline has a subtitle. */
    private static final double ROOMY_TIMELINE = 800;

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
    private Button replayButton;

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
    private final Session session;
    private final WindowMemory memory;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "window background");
        thread.setDaemon(true);
        return thread;
    });
    private final PlanModel planModel = new PlanModel();
    private final PlanView planView = new PlanView(planModel);
    private final PlanHistory planHistory = new PlanHistory(planModel::show);
    private final RunViews views = new RunViews(this::look, background, this::signal, this::runChanged);
    private final FramePump pump = new FramePump(this::show);
    private final ReplayBar replay = new ReplayBar(this::showReplay, this::endReplay);
    private final WindowActions actions;
    /** The sentence may be cut short where there is little room. */
    private final Tooltip orderSentenceWhole = new Tooltip();

    private RunStatus runStatus;
    private Enlarger enlarger;
    private Theme worn = Theme.LIGHT;
    private boolean projected;
    private @Nullable Recording shown;
    /** The run that is shown, or its replay. */
    private @Nullable Recording lookedAt;

    private @Nullable LiveRun live;
    /** Whether what is shown is a run as it stood a while ago, while it goes on. */
    private boolean paused;

    private final Tooltip replayHint = new Tooltip();
    private boolean starting;
    /** Whether the run was started by its focused button: then the focus goes to the one that stops it, and back. */
    private boolean focusFollowsRun;

    /** Whether the program that is shown is the run's, not that of a plan that has been edited since. */
    private boolean programOfRun;

    private List<Problem> problems = List.of();
    private int readings;

    @SuppressWarnings("NullAway.Init") // The loader sets the fields that FXML names.
    MainWindow(Stage stage, Session session, WindowMemory memory) {
        this.stage = stage;
        this.session = session;
        this.memory = memory;
        actions = new WindowActions(this, stage, session, background);
    }

    Parent load() throws IOException {
        FXMLLoader loader = new FXMLLoader(MainWindow.class.getResource("main.fxml"));
        loader.setController(this);
        Parent loaded = loader.load();
        FXMLLoader plan = new FXMLLoader(PlanView.class.getResource("plan.fxml"));
        plan.setController(planView);
        planPane.setContent(plan.load());
        actions.fillPresets(planView.presets());
        actions.installPictures();
        views.placeTimeline(timelinePane, timelineCard);
        timelineCard.getChildren().add(replay);
        views.placeOrder(orderPane, orderHeader);
        views.placeCpu(cpuPane, cpuHeader);
        programPane.getChildren().add(views.program());
        inspectorPane.getChildren().add(views.inspector());
        outputPane.getChildren().add(views.output());
        noticePane.getChildren().add(views.notices());
        BorderPane all = (BorderPane) loaded;
        all.getChildren().add(views.colours());
        inspectorSide.prefWidthProperty().bind(all.widthProperty().multiply(INSPECTOR_SHARE));
        enlarger = new Enlarger(all, LEAST_WIDTH, LEAST_HEIGHT);
        enlarger.factorProperty().addListener((o, before, now) -> views.sharpen(now.doubleValue()));
        return enlarger;
    }

    @FXML
    void initialize() {
        run.setGraphic(new FontIcon(Feather.PLAY));
        orderSentence.setTooltip(orderSentenceWhole);
        Room.only(timelineSubtitle, timelineCard, ROOMY_TIMELINE);
        stop.setGraphic(new FontIcon(Feather.SQUARE));
        theme.setGraphic(new FontIcon(Feather.MOON));
        theme.setAccessibleText("Light or dark");
        theme.setTooltip(new Tooltip("Light or dark (Ctrl+T)"));
        stop.setTooltip(new Tooltip("Stop the run (Esc)"));
        run.setOnAction(event -> startRun());
        stop.setOnAction(event -> stopRun());
        theme.setOnAction(event -> toggleTheme());
        history.setOnAction(event -> actions.showHistory(history));
        replayButton.setTooltip(replayHint);
        replayButton.setOnAction(event -> replayOrPause());
        actions.fillFileMenu(fileMenu.getItems());
        actions.fillExportMenu(exportMenu.getItems());
        runStatus = new RunStatus(stateBadge, banner, bannerText, bannerClose, progress, progressLine, status);
    }

    /** Begins to show; the window is on the screen by now. */
    void begin() {
        actions.install(stage.getScene());
        FxThread.later(this::rememberHabits);
        InvalidationListener changed = this::planChanged;
        for (Observable content : planModel.contents()) {
            content.addListener(changed);
        }
        planChanged(null);
        showNothing();
        pump.start();
        stage.setOnCloseRequest(event -> {
            if (!actions.mayClose()) {
                event.consume();
            }
        });
        run.requestFocus();
    }

    /** Puts on the theme that was worn last. */
    void dress() {
        wear(Theme.LIGHT);
        memory.remember(
                "theme",
                () -> worn == Theme.DARK ? "dark" : "light",
                text -> wear(text.equals("dark") ? Theme.DARK : Theme.LIGHT));
    }

    /** Brings back what was arranged; splitters keep their places only once there is something between them. */
    private void rememberHabits() {
        lowerSide.setDividerPositions(ORDER_SHARE);
        Map<String, SplitPane> splits = new LinkedHashMap<>();
        splits.put("plan and program", planSide);
        splits.put("timeline and order", centre);
        splits.put("order and CPU", lowerSide);
        splits.put("inspector, output, notices", inspectorSide);
        splits.forEach(
                (name, split) -> memory.remember(name, () -> Layouts.of(split), text -> Layouts.restore(split, text)));
        views.tables()
                .forEach((name, table) ->
                        memory.remember(name, () -> Layouts.of(table), text -> Layouts.restore(table, text)));
        memory.remember("program", views.program()::language, views.program()::speak);
        memory.remember("100 % is", views.cpu().scale()::chosen, views.cpu().scale()::choose);
        memory.remember("projector", () -> Boolean.toString(projected), text -> project(Boolean.parseBoolean(text)));
        memory.remember("recent", actions.recent()::text, actions.recent()::restore);
    }

    /** Shows everything large, for those at the back of the room, or as usual. */
    void project(boolean wanted) {
        projected = wanted;
        enlarger.enlarge(wanted ? PROJECTOR : 1);
        Theme.enlargePopups(stage.getScene(), wanted);
    }

    void toggleProjector() {
        project(!projected);
    }

    void wear(Theme next) {
        worn = next;
        next.wear(stage.getScene());
        ((FontIcon) theme.getGraphic()).setIconCode(next == Theme.DARK ? Feather.SUN : Feather.MOON);
        views.redraw();
    }

    void toggleTheme() {
        wear(worn.other());
    }

    Theme theme() {
        return worn;
    }

    WindowMemory memory() {
        return memory;
    }

    PlanModel planModel() {
        return planModel;
    }

    List<Path> recentFiles() {
        return actions.recent().files();
    }

    PictureMenu pictures() {
        return actions.pictures();
    }

    /** Whether the window may close now, see {@link WindowActions#mayClose}. */
    boolean mayClose() {
        return actions.mayClose();
    }

    PlanHistory planHistory() {
        return planHistory;
    }

    /** The run that is shown, going on or reopened. */
    @Nullable
    Recording shown() {
        return shown;
    }

    boolean isRunning() {
        LiveRun now = live;
        return starting || (now != null && !now.over().isDone());
    }

    /** Tells of an error in the window itself; the run, if one goes on, is not touched by it. */
    void tellUnexpected(Throwable error) {
        actions.tellUnexpected(error);
    }

    /** Tells in the window that a file could not be opened; all else stays as it is. */
    void tellBrokenFile(String sentence) {
        runStatus.tellTrouble(sentence);
    }

    /** Opens a run or a plan from a file. */
    void open(Path file) {
        actions.open(file);
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

    /** Starts what is written in the form, if it can be run. */
    void startRun() {
        if (isRunning() || run.isDisabled()) {
            return;
        }
        starting = true;
        focusFollowsRun = run.isFocused();
        Plan plan = planModel.read().plan();
        title.setText(RunWords.title(plan));
        runStatus.tellState("starting", "live");
        updateButtons();
        background.execute(() -> actions.start(plan));
    }

    void stopRun() {
        LiveRun now = live;
        if (now != null && isRunning()) {
            now.stop();
            runStatus.tellState(RunWords.state(RunState.STOPPING), "warn");
        }
        updateButtons();
    }

    void started(LiveRun begun) {
        starting = false;
        live = begun;
        showRun(begun);
        if (focusFollowsRun) {
            stop.requestFocus();
        }
        begun.over().thenRun(() -> FxThread.later(this::ended)).exceptionally(error -> null);
        updateButtons();
    }

    private void ended() {
        boolean back = stop.isFocused();
        updateButtons();
        if (back) {
            run.requestFocus();
        }
    }

    void notStarted() {
        starting = false;
        Recording before = shown;
        if (before == null) {
            runStatus.tellState("", "");
        } else {
            showRun(before);
        }
        updateButtons();
    }

    /** Shows a run from its beginning to what is known of it. */
    void showRun(Recording recording) {
        replay.close();
        endPause();
        runStatus.forgetTrouble();
        shown = recording;
        views.clear();
        title.setText(RunWords.title(recording.header().plan()));
        programOfRun = true;
        views.program().show(recording.header().plan(), recording.header().program());
        lookAt(recording);
        updateButtons();
    }

    /** Plays a run back that is over; holds the view of one that goes on, or lets it go on. */
    void replayOrPause() {
        if (isRunning() || paused) {
            togglePause();
        } else {
            toggleReplay();
        }
    }

    /** Holds the view as it is while the run goes on, or catches up with it. */
    private void togglePause() {
        LiveRun now = live;
        if (paused) {
            endPause();
            if (shown != null) {
                lookAt(shown);
            }
        } else if (now != null && now.equals(shown)) {
            paused = true;
            background.execute(() -> {
                Recording still = Replay.still(now);
                FxThread.later(() -> {
                    if (paused && now.equals(shown)) {
                        lookAt(still);
                    }
                });
            });
        }
        updateButtons();
    }

    boolean isPaused() {
        return paused;
    }

    private void endPause() {
        paused = false;
        runStatus.pause(false);
    }

    private void lookAt(Recording recording) {
        runStatus.pause(paused);
        lookedAt = recording;
        pump.watch(recording, views.timeline().viewport());
    }

    /** Plays the run that is shown back, if it is over; ends that if it is played already. */
    void toggleReplay() {
        Recording now = shown;
        if (replay.isOpen()) {
            replay.leave();
        } else if (now != null && now.trace().state().isOver()) {
            replay.open(now);
        }
    }

    RunViews views() {
        return views;
    }

    ReplayBar replay() {
        return replay;
    }

    private void showReplay(Recording asItWas) {
        lookAt(asItWas);
    }

    private void endReplay() {
        Recording now = shown;
        if (now != null) {
            lookAt(now);
        }
    }

    /** Runs a plan that a notice suggests; the form shows it too. */
    private void runChanged(Plan plan) {
        if (!isRunning()) {
            planHistory.replace(plan);
            startRun();
        }
    }

    /** Shows the taskels as a table and puts the cursor into its line of conditions. */
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

    /** Has the form ask for a function of the user's own in a jar. */
    void useJar(Path jar) {
        planModel.chooseWorkload(PlanModel.OWN_FUNCTION);
        planModel.jar.set(jar.toString());
        planPane.getContent().lookup("#function").requestFocus();
    }

    /** Writes a run's plan into the form. */
    void showPlan(Plan plan) {
        planHistory.replace(plan);
    }

    private void showNothing() {
        title.setText("No run yet");
        runStatus.showNothing();
        views.showNothing();
    }

    private void look(Viewport viewport) {
        Recording now = lookedAt;
        if (now != null) {
            pump.watch(now, viewport);
        }
    }

    private void show(Frame frame) {
        views.show(frame);
        orderSentence.setText(frame.order().sentence());
        orderSentenceWhole.setText(frame.order().sentence());
        if (programOfRun) {
            views.program().show(frame);
        }
        runStatus.show(frame);
    }

    private void planChanged(@Nullable Observable content) {
        PlanModel.Reading reading = planModel.read();
        planView.showMeaning(reading);
        planHistory.changed(content, reading.plan());
        if (!isRunning()) {
            programOfRun = false;
            views.program().show(reading.plan(), Preparation.program(reading.plan()));
        }
        readings++;
        int reader = readings;
        if (!reading.problems().isEmpty()) {
            showProblems(reading.problems());
            return;
        }
        background.execute(() -> {
            List<Problem> found = session.problems(reading.plan());
            FxThread.later(() -> {
                if (reader == readings) {
                    showProblems(found);
                }
            });
        });
    }

    private void showProblems(List<Problem> found) {
        problems = found;
        planView.showProblems(found);
        updateButtons();
    }

    private void updateButtons() {
        LiveRun now = live;
        boolean running = isRunning();
        boolean stopping = now != null && now.trace().state() == RunState.STOPPING;
        run.setDisable(running || !problems.isEmpty());
        run.setTooltip(new Tooltip(
                problems.isEmpty() ? "Run the plan (Ctrl+R)" : problems.get(0).sentence()));
        stop.setDisable(!running || stopping || starting);
        exportMenu.setDisable(shown == null);
        replayButton.setDisable(starting || shown == null);
        boolean pausable = running || paused;
        replayButton.setText(paused ? "Catch up" : pausable ? "Pause view" : "Replay");
        replayButton.setGraphic(
                new FontIcon(paused ? Feather.FAST_FORWARD : pausable ? Feather.PAUSE : Feather.ROTATE_CCW));
        replayHint.setText(
                paused
                        ? "Show what happened meanwhile (Ctrl+P)"
                        : pausable ? "Hold the view; the run goes on (Ctrl+P)" : "Play the run back (Ctrl+P)");
    }
}
