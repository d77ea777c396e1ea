package io.github.poolscope.ui.app;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Pace;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.lesson.LessonActions;
import io.github.poolscope.ui.lesson.LessonModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens and closes lessons in the window and starts their stages like any other run. FX thread only. */
final class LessonController implements LessonActions {
    private final MainWindow window;
    private final LessonModel model;
    private final LessonPlaces places;
    private final HandoutFile handout;
    private final LessonMemory played;

    /** The contents of the window before the lesson was opened. */
    private record Before(Plan plan, Optional<Recording> run) {}

    private Optional<Before> before = Optional.empty();
    private Optional<Recording> shownNext = Optional.empty();
    /** Whether a run outside the open lesson must end before the lesson's own run can be shown. */
    private boolean showsLater;

    LessonController(MainWindow window, Background background) {
        this.window = window;
        handout = new HandoutFile(writing -> Background.apart("hand-out", writing));
        model = new LessonModel(this::start, background);
        played = new LessonMemory(model);
        places = new LessonPlaces(model, window.views().colours(), this);
        model.paceProperty().addListener((o, was, now) -> showFirstPlan());
        model.onChange(() -> window.heading().say());
    }

    LessonModel model() {
        return model;
    }

    /** Returns where lessons are shown in the window. */
    LessonPlaces places() {
        return places;
    }

    /** Registers what is remembered between two starts of the window. */
    void remember(WindowMemory memory) {
        memory.remember("lesson pace", () -> PlanTexts.plain(model.pace()), this::restorePace);
        memory.remember("lessons played", played::text, played::restore);
        memory.remember(
                "predict first",
                () -> Boolean.toString(model.predictFirstProperty().get()),
                text -> model.predictFirstProperty().set(Boolean.parseBoolean(text)));
    }

    private void restorePace(String text) {
        try {
            double pace = Double.parseDouble(text);
            if (pace >= Pace.MIN && pace <= Pace.MAX) {
                model.paceProperty().set(pace);
            }
        } catch (NumberFormatException e) {
            // Same as nothing remembered.
        }
    }

    List<Command> commands() {
        return List.of(
                Command.of("command.lessons", "Shortcut+G", this::showGallery),
                Command.of("command.matrix", "Shortcut+M", () -> window.matrix().open()),
                Command.of("command.lesson-next", "Shortcut+Page Down", () -> step(1)),
                Command.of("command.lesson-previous", "Shortcut+Page Up", () -> step(-1)));
    }

    /** Returns the text that replaces the window's title while the title would give away the covered result. */
    Optional<String> coveredTitle() {
        return model.isCovered() ? Optional.of(model.title()) : Optional.empty();
    }

    /** Returns whether a lesson is open; if so, the run button runs the lesson. */
    boolean isOpen() {
        return model.lesson().isPresent();
    }

    @Override
    public void showGallery() {
        window.matrix().close();
        played.recall();
        places.showGallery();
    }

    @Override
    public void showMatrix() {
        window.matrix().open();
    }

    @Override
    public void open(Lesson lesson) {
        window.files().cancelReading();
        played.recall();
        if (before.isEmpty()) {
            before = Optional.of(new Before(
                    window.planModel().read().plan(),
                    shownNext.or(() -> Optional.ofNullable(window.shownRun().shown()))));
        }
        shownNext = Optional.empty();
        model.open(lesson);
        places.showPanel(true);
        showsLater = window.shownRun().isRunning() && !model.isPlaying();
        showFirstRun();
    }

    private void showFirstRun() {
        model.playing()
                .flatMap(last -> last.runs().stream().findFirst())
                .ifPresentOrElse(this::show, this::showNotYetRun);
    }

    /** Shows no run, so that another run is not mistaken for the lesson's. */
    private void showNotYetRun() {
        showFirstPlan();
        if (!window.shownRun().isRunning()) {
            window.showNoRun(() -> model.lesson().map(open -> model.title()).orElse(""));
        }
    }

    private void step(int steps) {
        model.neighbour(steps).ifPresent(this::open);
    }

    @Override
    public void play() {
        if (window.shownRun().isRunning() || model.isPlaying()) {
            return;
        }
        places.leaveRunButton(window.views().timeline());
        model.play();
    }

    /** Starts a stage; the form shows its plan. */
    private void start(Stage stage, Consumer<LiveRun> started, Consumer<String> notStarted) {
        showsLater = false;
        window.showPlan(stage.plan());
        window.runs().start(stage.plan(), started, notStarted);
    }

    @Override
    public void show(Recording run) {
        if (!window.shownRun().isRunning()) {
            window.showPlan(run.header().plan());
            window.shownRun().show(run);
        }
    }

    @Override
    public void change() {
        Plan plan = model.shownOfLesson().map(run -> run.header().plan()).orElseGet(this::firstPlan);
        setAside();
        window.showPlan(plan);
        window.focusPlan();
    }

    @Override
    public void leave() {
        Optional<Before> held = before;
        setAside();
        held.ifPresent(state -> {
            window.showPlan(state.plan());
            shownNext = state.run();
            showNext();
            if (window.shownRun().shown() == null) {
                window.showNoRun();
            }
        });
    }

    /** Shows the run that was shown before the lesson, once the lesson's own run has stopped. */
    private void showNext() {
        if (!window.shownRun().isRunning() && shownNext.isPresent()) {
            Recording run = shownNext.get();
            shownNext = Optional.empty();
            if (!run.equals(window.shownRun().shown())) {
                window.shownRun().show(run);
            }
        }
    }

    /** Leaves the lesson, if one is open; the plan and the run stay. */
    void setAside() {
        before = Optional.empty();
        shownNext = Optional.empty();
        showsLater = false;
        if (isOpen()) {
            model.leave();
            places.showPanel(false);
        }
    }

    @Override
    public void handOut() {
        model.lesson()
                .ifPresent(lesson -> handout.choose(places.window(), lesson, model.shownPace(), model.finishedRuns()));
    }

    /** Called when the window starts to show another run. */
    void shown(Recording run) {
        if (!model.isPlaying()) {
            places.closeGallery();
        }
        model.show(run);
    }

    /** Called when a run has started in the window, or ended. */
    void updateButtons() {
        model.busy(window.shownRun().isRunning());
        showNext();
        if (showsLater && !window.shownRun().isRunning()) {
            showsLater = false;
            showFirstRun();
        }
    }

    private void showFirstPlan() {
        if (isOpen() && !window.shownRun().isRunning() && model.playing().isEmpty()) {
            window.showPlan(firstPlan());
        }
    }

    private Plan firstPlan() {
        return model.lesson().orElseThrow().stages(model.pace()).get(0).plan();
    }
}
