package io.github.poolscope.ui.workbench;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.lesson.LessonActions;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens and closes lessons and starts their stages like any other run. FX thread only. */
public final class LessonCommands implements LessonActions {
    private final Workbench workbench;
    private final LessonModel model;
    private final LessonMemory played;
    private final HandoutFile handout;

    /** The contents of the window before the lesson was opened. */
    private record Before(Plan plan, Optional<Recording> run) {}

    private Optional<Before> before = Optional.empty();
    private Optional<Recording> shownNext = Optional.empty();
    /** Whether it was asked if there is a CPython. */
    private boolean isAsked;
    /** Whether a run outside the open lesson must end before the lesson's own run can be shown. */
    private boolean showsLater;

    LessonCommands(Workbench workbench, Background background, Dialogs dialogs) {
        this.workbench = workbench;
        handout = new HandoutFile(writing -> Background.apart("hand-out", writing), dialogs);
        model = new LessonModel(this::start, background);
        played = new LessonMemory(model);
        model.paceProperty().addListener((o, was, now) -> showFirstPlan());
        model.engineProperty().addListener((o, was, now) -> {
            if (isOpen()) {
                showFirstRun();
            }
        });
    }

    public LessonModel model() {
        return model;
    }

    /** Registers what is remembered between two starts of the window. */
    public void remember(Memory memory) {
        memory.remember("lesson pace", model::paceText, model::restorePace);
        memory.remember("lessons played", played::text, played::restore);
        memory.remember(
                "predict first",
                () -> Boolean.toString(model.predictFirstProperty().get()),
                text -> model.predictFirstProperty().set(Boolean.parseBoolean(text)));
    }

    /** Returns the panels that the open lesson is about; none if no lesson is open. */
    List<Panel> panels() {
        return model.lesson().map(Lesson::views).orElse(List.of()).stream()
                .map(view -> Panel.valueOf(view.name()))
                .toList();
    }

    /** Returns whether a lesson is open; if so, the run button runs the lesson. */
    public boolean isOpen() {
        return model.lesson().isPresent();
    }

    @Override
    public void showGallery() {
        played.recall();
        workbench.show(Page.GALLERY);
    }

    @Override
    public void showMatrix() {
        workbench.matrix().recall();
        workbench.show(Page.MATRIX);
    }

    @Override
    public void open(Lesson lesson) {
        workbench.files().cancelReading();
        played.recall();
        if (before.isEmpty()) {
            before = Optional.of(new Before(
                    workbench.plan().read().plan(),
                    shownNext.or(() -> Optional.ofNullable(workbench.runs().first()))));
        }
        shownNext = Optional.empty();
        askForCPython();
        model.open(lesson);
        workbench.uncover();
        showsLater = workbench.work().isRunning() && !model.isPlaying();
        showFirstRun();
    }

    /** Finds out whether there is a CPython: anew while there is none, since it may have been installed. */
    private void askForCPython() {
        if (!isAsked || model.problemOfCPythonProperty().get().isPresent()) {
            isAsked = true;
            Background.apart("question for CPython", () -> {
                Optional<Phrase> problem = workbench.session().problemOfCPython(Optional.empty());
                FxThread.later(() -> model.problemOfCPythonProperty().set(problem));
            });
        }
    }

    private void showFirstRun() {
        model.playing()
                .flatMap(last -> last.runs().stream().findFirst())
                .ifPresentOrElse(this::show, this::showNotYetRun);
    }

    /** Shows no run, so that another run is not mistaken for the lesson's. */
    private void showNotYetRun() {
        showFirstPlan();
        if (!workbench.work().isRunning()) {
            workbench.runs().showNone();
        }
    }

    /** Opens the lesson {@code steps} places after the open one, or before it if {@code steps} is negative. */
    public void step(int steps) {
        model.neighbour(steps).ifPresent(this::open);
    }

    @Override
    public void play() {
        if (workbench.work().isRunning() || model.isPlaying()) {
            return;
        }
        model.play();
    }

    /** Starts a stage; the form shows its plan. */
    private void start(Stage stage, Consumer<LiveRun> started, Consumer<String> notStarted) {
        showsLater = false;
        workbench.showPlan(stage.plan());
        String partOf = model.lesson().map(Lesson::partOf).orElse("");
        workbench.work().start(stage.plan(), partOf, started, notStarted);
    }

    @Override
    public void show(Recording run) {
        if (!workbench.work().isRunning()) {
            workbench.showPlan(run.header().plan());
            workbench.runs().show(run);
        }
    }

    /** Shows a run of the matrix, without any lesson. */
    public void showApart(Recording run) {
        if (!workbench.work().isRunning()) {
            workbench.uncover();
            setAside();
            show(run);
        }
    }

    @Override
    public void change() {
        Plan plan = model.shownOfLesson().map(run -> run.header().plan()).orElseGet(this::firstPlan);
        setAside();
        workbench.showPlan(plan);
        workbench.wantPlan();
    }

    @Override
    public void leave() {
        Optional<Before> held = before;
        setAside();
        held.ifPresent(state -> {
            workbench.showPlan(state.plan());
            shownNext = state.run();
            showNext();
            if (workbench.runs().first() == null) {
                workbench.runs().showNone();
            }
        });
    }

    /** Shows the run that was shown before the lesson, once the lesson's own run has stopped. */
    private void showNext() {
        if (!workbench.work().isRunning() && shownNext.isPresent()) {
            Recording run = shownNext.get();
            shownNext = Optional.empty();
            if (!run.equals(workbench.runs().first())) {
                workbench.runs().show(run);
            }
        }
    }

    /** Leaves the lesson, if one is open; the plan and the run stay. */
    public void setAside() {
        before = Optional.empty();
        shownNext = Optional.empty();
        showsLater = false;
        if (isOpen()) {
            model.leave();
        }
    }

    @Override
    public void handOut() {
        model.lesson().ifPresent(lesson -> handout.choose(lesson, model.shownPace(), model.finishedRuns()));
    }

    @Override
    public void handOutForStudents() {
        model.lesson().ifPresent(lesson -> handout.chooseForStudents(lesson, model.pace()));
    }

    /** Called when the window starts to show another run. */
    void shown(Recording run) {
        if (!model.isPlaying()) {
            workbench.uncover();
        }
        model.show(run);
    }

    /** Called when a run has started in the window, or ended. */
    void workChanged() {
        model.busy(workbench.work().isRunning());
        showNext();
        if (showsLater && !workbench.work().isRunning()) {
            showsLater = false;
            showFirstRun();
        }
    }

    private void showFirstPlan() {
        if (isOpen() && !workbench.work().isRunning() && model.playing().isEmpty()) {
            workbench.showPlan(firstPlan());
        }
    }

    private Plan firstPlan() {
        return model.lesson().orElseThrow().stages(model.pace()).get(0).plan();
    }
}
