package io.github.poolscope.ui.app;

import io.github.poolscope.analysis.Notices;
import io.github.poolscope.analysis.Progress;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.cpu.CpuView;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.FramePump;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.Viewport;
import io.github.poolscope.ui.inspector.InspectorView;
import io.github.poolscope.ui.inspector.NoticeView;
import io.github.poolscope.ui.order.OrderView;
import io.github.poolscope.ui.output.OutputView;
import io.github.poolscope.ui.plan.PlanModel;
import io.github.poolscope.ui.plan.PlanView;
import io.github.poolscope.ui.program.ProgramView;
import io.github.poolscope.ui.timeline.TimelineView;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window: puts the panels together, shows the state of the run and passes the user's wishes on. FX thread only. */
final class MainWindow {
    private static final Set<String> TONES = Set.of("good", "bad", "warn", "live");

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
    private StackPane timelinePane;

    @FXML
    private Label orderSentence;

    @FXML
    private StackPane orderPane;

    @FXML
    private StackPane cpuPane;

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
    private final Colours colours = new Colours();
    private final Selection selection = new Selection();
    private final PlanModel planModel = new PlanModel();
    private final PlanView planView = new PlanView(planModel);
    private final ProgramView programView = new ProgramView();
    private final TimelineView timeline = new TimelineView(colours, selection, this::look);
    private final OrderView order = new OrderView(colours, selection);
    private final CpuView cpu = new CpuView(colours, selection);
    private final InspectorView inspector = new InspectorView(colours, selection);
    private final OutputView output = new OutputView(colours);
    private final FramePump pump = new FramePump(this::show);
    private final NoticeView notices = new NoticeView();
    private final EmptyStates empty = new EmptyStates();
    private final WindowActions actions;

    private Theme worn = Theme.LIGHT;
    private @Nullable Recording shown;
    private @Nullable LiveRun live;
    private boolean starting;
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
        programPane.getChildren().add(programView);
        fill(timelinePane, timeline, empty.timeline());
        fill(orderPane, order, empty.order());
        fill(cpuPane, cpu, empty.cpu());
        inspectorPane.getChildren().add(inspector);
        outputPane.getChildren().add(output);
        noticePane.getChildren().add(notices);
        ((Pane) loaded).getChildren().add(colours);
        return loaded;
    }

    private static void fill(StackPane pane, Parent view, Parent whenEmpty) {
        pane.getChildren().addAll(view, whenEmpty);
        pane.setMinSize(0, 0);
    }

    @FXML
    void initialize() {
        run.setGraphic(new FontIcon(Feather.PLAY));
        stop.setGraphic(new FontIcon(Feather.SQUARE));
        theme.setGraphic(new FontIcon(Feather.MOON));
        theme.setAccessibleText("Light or dark");
        theme.setTooltip(new Tooltip("Light or dark (Ctrl+T)"));
        stop.setTooltip(new Tooltip("Stop the run (Esc)"));
        run.setOnAction(event -> startRun());
        stop.setOnAction(event -> stopRun());
        theme.setOnAction(event -> toggleTheme());
        history.setOnAction(event -> actions.showHistory(history));
        actions.fillFileMenu(fileMenu.getItems());
        actions.fillExportMenu(exportMenu.getItems());
        showBanner("", false);
    }

    /** Begins to show; the window is on the screen by now. */
    void begin() {
        actions.install(stage.getScene());
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

    void wear(Theme next) {
        worn = next;
        next.wear(stage.getScene());
        ((FontIcon) theme.getGraphic()).setIconCode(next == Theme.DARK ? Feather.SUN : Feather.MOON);
        timeline.redraw();
        order.redraw();
        cpu.redraw();
        output.recolour();
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

    /** Opens a run or a plan from a file. */
    void open(Path file) {
        actions.open(file);
    }

    /** Selects a taskel in all views. */
    void select(int taskel) {
        selection.selectTaskel(taskel);
    }

    void fitTimeline() {
        timeline.fit();
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
        Plan plan = planModel.read().plan();
        title.setText(RunWords.title(plan));
        tellState("starting", "live");
        updateButtons();
        background.execute(() -> actions.start(plan));
    }

    void stopRun() {
        LiveRun now = live;
        if (now != null) {
            now.stop();
        }
        updateButtons();
    }

    void started(LiveRun begun) {
        starting = false;
        live = begun;
        showRun(begun);
        begun.over().thenRun(() -> FxThread.later(this::updateButtons)).exceptionally(error -> null);
        updateButtons();
    }

    void notStarted() {
        starting = false;
        Recording before = shown;
        if (before == null) {
            tellState("", "");
        } else {
            showRun(before);
        }
        updateButtons();
    }

    /** Shows a run from its beginning to what is known of it. */
    void showRun(Recording recording) {
        shown = recording;
        selection.clear();
        timeline.clear();
        order.clear();
        cpu.clear();
        inspector.clear();
        output.clear();
        empty.hide();
        title.setText(RunWords.title(recording.header().plan()));
        programOfRun = true;
        programView.show(recording.header().program());
        pump.watch(recording, timeline.viewport());
        updateButtons();
    }

    /** Writes a run's plan into the form. */
    void showPlan(Plan plan) {
        planModel.show(plan);
    }

    private void showNothing() {
        title.setText("No run yet");
        tellState("", "");
        progressLine.setText("");
        status.setText("every run is saved automatically");
        notices.show(List.of());
        empty.show();
    }

    private void look(Viewport viewport) {
        Recording now = shown;
        if (now != null) {
            pump.watch(now, viewport);
        }
    }

    private void show(Frame frame) {
        timeline.show(frame);
        order.show(frame);
        orderSentence.setText(frame.order().sentence());
        cpu.show(frame);
        inspector.show(frame);
        output.show(frame);
        if (programOfRun) {
            programView.show(frame);
        }
        showFigures(frame);
    }

    private void showFigures(Frame frame) {
        Recording recording = frame.recording();
        Trace trace = recording.trace();
        int items = recording.header().items();
        int done = trace.taskels().completedCount();
        progress.setProgress(items == 0 ? 1 : done / (double) items);
        progressLine.setText(Progress.line(done, items, frame.now()));
        status.setText(Units.plural(recording.header().workers(), "worker")
                + " · utilisation " + Units.percent(frame.figures().utilisation())
                + " · makespan bound " + Units.duration(frame.figures().bound())
                + (recording instanceof LiveRun
                        ? " · saved automatically"
                        : " · reopened from " + recording.file().getFileName()));
        RunState state = frame.state();
        boolean reopened = !(recording instanceof LiveRun);
        tellState(RunWords.state(state) + (reopened ? ", reopened" : ""), RunWords.tone(recording, state));
        RunWords.trouble(recording)
                .ifPresentOrElse(text -> showBanner(text, state == RunState.COMPLETED), () -> showBanner("", false));
        notices.show(Notices.of(recording.header(), trace));
    }

    private void tellState(String text, String tone) {
        stateBadge.setText(text);
        stateBadge.setVisible(!text.isEmpty());
        TONES.forEach(each -> stateBadge.pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(tone)));
    }

    private void showBanner(String text, boolean onlyWarning) {
        boolean visible = !text.isEmpty();
        banner.setVisible(visible);
        banner.setManaged(visible);
        bannerText.setText(text);
        banner.pseudoClassStateChanged(PseudoClass.getPseudoClass("warn"), onlyWarning);
    }

    private void planChanged(@Nullable Observable content) {
        PlanModel.Reading reading = planModel.read();
        planView.showMeaning(reading);
        if (!isRunning()) {
            programOfRun = false;
            programView.show(Preparation.program(reading.plan()));
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
    }
}
