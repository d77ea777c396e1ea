package io.github.poolscope.ui.workbench;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TimeRange;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.matrix.MatrixModel;
import io.github.poolscope.ui.plan.PlanHistory;
import io.github.poolscope.ui.plan.PlanModel;
import io.github.poolscope.ui.workbench.RunningWork.Phase;
import io.github.poolscope.workload.Preparation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * What one window shows, as observable state: the plan, the runs shown, what is selected, the part of time, the open
 * lesson, the work in progress, the page and the layout. Views are bound to it; it has no controls and knows no view.
 * FX thread only.
 */
public final class Workbench {
    /** The interpreter of a Python program that the user names by its file. */
    private static final String PYTHON = "python3";

    private final RecentPrograms programs = new RecentPrograms();
    private final Session session;
    private final Background background = new Background("window background");
    private final PlanModel plan = new PlanModel();
    private final PlanHistory planHistory = new PlanHistory(plan::show);
    private final PlanCheck planCheck;
    private final ShownRuns runs;
    private final RunningWork work;
    private final Selection selection = new Selection();
    private final TimeRange timeRange = new TimeRange();
    private final Layout layout = new Layout();
    private final LessonCommands lessons;
    private final MatrixModel matrix;
    private final FileOpener files;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.PANELS);
    private final ReadOnlyObjectWrapper<PlanModel.Reading> reading = new ReadOnlyObjectWrapper<>(plan.read());
    private final ReadOnlyObjectWrapper<@Nullable ShownProgram> program = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper dismissals = new ReadOnlyIntegerWrapper();
    private Runnable planWanted = () -> {};
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final BooleanProperty projected = new SimpleBooleanProperty();
    private final BooleanProperty dark = new SimpleBooleanProperty();

    /**
     * Creates a workbench that shows no run.
     *
     * @param dialogs asks and tells the user
     */
    public Workbench(Session session, Dialogs dialogs) {
        this.session = session;
        planCheck = new PlanCheck(session::problems, background);
        runs = new ShownRuns(background, error -> trouble(Words.text("trouble.not-shown", error)));
        work = new RunningWork(new RunStarts(session), this::showStarted, this::trouble);
        matrix = new MatrixModel(session, background);
        files = new FileOpener(this, dialogs);
        lessons = new LessonCommands(this, background, dialogs);
        LessonModel model = lessons.model();
        work.onStop(model::stop, model::leave);
        model.onChange(this::updateLayout);
        projected.addListener(o -> updateLayout());
        work.phaseProperty().addListener((o, before, now) -> workChanged(before));
        runs.firstProperty().addListener((o, before, now) -> shown(now));
    }

    /** Starts making pictures of the run shown, and checking the plan. */
    public void begin() {
        InvalidationListener changed = this::planChanged;
        for (Observable content : plan.contents()) {
            content.addListener(changed);
        }
        planChanged(null);
        runs.begin();
    }

    /** Ends all threads of the workbench. */
    public void end() {
        work.end();
        runs.end();
        background.end();
    }

    public Session session() {
        return session;
    }

    /** Returns the thread for work that would block the FX thread for a short time. */
    public Background background() {
        return background;
    }

    /** Returns the contents of the plan form. */
    public PlanModel plan() {
        return plan;
    }

    /** Returns the plan in the form, as far as it is valid, and its problems. */
    public ReadOnlyObjectProperty<PlanModel.Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    public PlanHistory planHistory() {
        return planHistory;
    }

    public PlanCheck planCheck() {
        return planCheck;
    }

    public ShownRuns runs() {
        return runs;
    }

    public RunningWork work() {
        return work;
    }

    public Selection selection() {
        return selection;
    }

    /** Returns the part of the run's time that is shown. */
    public TimeRange timeRange() {
        return timeRange;
    }

    public Layout layout() {
        return layout;
    }

    public LessonCommands lessons() {
        return lessons;
    }

    public MatrixModel matrix() {
        return matrix;
    }

    public FileOpener files() {
        return files;
    }

    /** Returns the program shown; null only before {@link #begin}. */
    public ReadOnlyObjectProperty<@Nullable ShownProgram> programProperty() {
        return program.getReadOnlyProperty();
    }

    /** Returns whether all type is enlarged. */
    public BooleanProperty projectedProperty() {
        return projected;
    }

    /** Returns whether the window is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** Returns what the window shows below its header. */
    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** Shows a page. */
    public void show(Page wanted) {
        page.set(wanted);
    }

    /** Shows the panels instead of a page that covers them; returns false if they are shown already. */
    public boolean uncover() {
        boolean covered = page.get() != Page.PANELS;
        page.set(Page.PANELS);
        return covered;
    }

    /** Returns why the last request failed, in one sentence; empty if it did not. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Reports why a request failed, until the user dismisses it or starts something else. */
    public void trouble(String sentence) {
        trouble.set(sentence);
    }

    /** Sets the listener that runs when the user is to change the plan. */
    public void onPlanWanted(Runnable listener) {
        planWanted = listener;
    }

    /** Asks the window to focus the form of the plan. */
    public void wantPlan() {
        planWanted.run();
    }

    /** Counts how often the user has dismissed what was said, or has gone on to something else. */
    public ReadOnlyIntegerProperty dismissalsProperty() {
        return dismissals.getReadOnlyProperty();
    }

    /** Dismisses why the last request failed; if it did not, what is said about the run shown. */
    public void dismiss() {
        boolean ofRequest = !trouble.get().isEmpty();
        trouble.set("");
        if (!ofRequest) {
            dismissals.set(dismissals.get() + 1);
        }
    }

    /** Plays the open lesson; without a lesson, starts the plan in the form, if it is valid. */
    public void run() {
        uncover();
        if (lessons.isOpen()) {
            lessons.play();
        } else if (!work.isRunning() && planCheck.first().isEmpty()) {
            planHistory.ran();
            work.start(plan.read().plan());
        }
    }

    /** Runs a plan that a notice suggests instead of the plan in the form or the lesson; the form shows it too. */
    public void runSuggested(Plan suggested) {
        if (!work.isRunning()) {
            lessons.setAside();
            showPlan(suggested);
            uncover();
            work.start(suggested);
        }
    }

    /** Puts a plan into the form, as one step that can be undone. */
    public void showPlan(Plan wanted) {
        files.cancelReading();
        planHistory.replace(wanted);
    }

    private void showStarted(LiveRun run) {
        programs.add(work.isGuest(run) ? runnableAnywhere(run) : run.header().plan());
        runs.show(run);
    }

    /**
     * Shows a run that was started outside of this window, as the work in progress if it is not over. Closing the window
     * does not stop it. The form shows its plan.
     */
    public void showGuest(LiveRun run) {
        lessons.setAside();
        showPlan(runnableAnywhere(run));
        work.showGuest(run);
    }

    /** Returns the plan of a run of this folder with the folder's name, so that it can be run from another one. */
    private static Plan runnableAnywhere(LiveRun run) {
        Plan plan = run.header().plan();
        return plan.work() instanceof Work.Command program
                ? plan.withWork(program.in(Path.of("").toAbsolutePath()))
                : plan;
    }

    /** Returns the programs that were watched last. */
    public RecentPrograms programs() {
        return programs;
    }

    /** Turns the form to a program to watch, which the user has yet to enter. */
    public void wantProgram() {
        files.cancelReading();
        uncover();
        plan.chooseCommand();
        planWanted.run();
    }

    /** Enters a Python program to watch into the form; it runs in its own folder. */
    public void usePython(Path file) {
        Path whole = file.toAbsolutePath();
        showPlan(Plan.DEFAULT.withWork(new Work.Command(
                List.of(PYTHON, whole.toString()),
                Optional.ofNullable(whole.getParent()),
                Map.of(),
                false,
                Optional.empty())));
        planWanted.run();
    }

    /** Enters a jar with a function of the user's own into the form. */
    public void useJar(Path jar) {
        files.cancelReading();
        plan.chooseWorkload(PlanModel.OWN_FUNCTION);
        plan.text(Setting.JAR).set(jar.toString());
        planWanted.run();
    }

    /** Pauses or resumes the view of a live run; replays a finished one, or ends the replay. */
    public void replayOrPause() {
        Recording first = runs.first();
        if (runs.isPaused() || runs.isReplayed()) {
            runs.lookAtWhole();
        } else if (work.isRunning()) {
            if (first != null && work.isLive(first)) {
                runs.pause(first);
            }
        } else {
            runs.replay();
        }
    }

    /**
     * Returns the files that must not be overwritten: the run shown, and the input files of the run and of the plan in
     * the form.
     */
    public List<Path> needed() {
        List<Path> needed = new ArrayList<>(plan.read().plan().inputs());
        runs.all().forEach(run -> {
            needed.add(run.file());
            needed.addAll(run.header().plan().inputs());
        });
        return needed;
    }

    private void shown(@Nullable Recording run) {
        selection.clear();
        timeRange.forget();
        if (run == null) {
            planChanged(null);
        } else {
            trouble("");
            program.set(new ShownProgram(run.header().plan(), run.header().program(), true));
            lessons.shown(run);
        }
    }

    private void planChanged(@Nullable Observable content) {
        PlanModel.Reading now = plan.read();
        reading.set(now);
        planHistory.changed(content, now.plan());
        if (!work.isRunning()) {
            program.set(new ShownProgram(now.plan(), Preparation.program(now.plan()), false));
        }
        planCheck.look(now);
    }

    private void workChanged(Phase before) {
        if (before == Phase.NONE) {
            trouble("");
            files.runStarted();
        }
        lessons.workChanged();
    }

    private void updateLayout() {
        LessonModel model = lessons.model();
        layout.use(model.lesson().map(lesson -> lessons.panels()).orElse(null), model.isCovered(), projected.get());
    }

    /** Returns the name of the run shown or about to start, for titles; empty if there is none. */
    public Optional<Plan> titled() {
        return Optional.ofNullable(work.starting()).or(() -> Optional.ofNullable(runs.first())
                .map(run -> run.header().plan()));
    }
}
