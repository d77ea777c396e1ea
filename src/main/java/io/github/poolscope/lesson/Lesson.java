package io.github.poolscope.lesson;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.RunState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A lesson: runs to start one after another, and how to interpret them. Its texts are in {@link LessonTexts}.
 * Immutable.
 */
public final class Lesson {
    private final String name;
    private final Family family;
    private final List<View> views;
    private final List<Stage> stages;
    private final Check check;
    private final Optional<Question> question;
    private final LessonEngine engine;
    private final boolean differs;
    private final Optional<Lesson> onCPython;

    /**
     * Creates a lesson on one engine.
     *
     * @param differs whether this is the lesson on CPython, whose way is another on purpose
     * @param onCPython the same lesson on CPython; empty if this is it
     */
    Lesson(
            String name,
            Family family,
            List<View> views,
            List<Stage> stages,
            Check check,
            Optional<Question> question,
            boolean differs,
            Optional<Lesson> onCPython) {
        this.name = name;
        this.family = family;
        this.views = List.copyOf(views);
        this.stages = List.copyOf(stages);
        this.check = check;
        this.question = question;
        this.differs = differs;
        this.onCPython = onCPython;
        engine = onCPython.isPresent() ? LessonEngine.POOLSCOPE : LessonEngine.CPYTHON;
    }

    /**
     * Returns this lesson as CPython runs it: the printed Python programs of its stages are what runs, and its check
     * expects what CPython does. Returns itself if it is that already.
     */
    public Lesson onCPython() {
        return onCPython.orElse(this);
    }

    /** Returns what runs its stages. */
    public LessonEngine engine() {
        return engine;
    }

    /**
     * Returns whether this is the lesson on CPython, whose way is another on purpose; {@link LessonTexts#differs} says
     * how.
     */
    public boolean differs() {
        return differs;
    }

    /** Returns the name, as spelled in files and on the command line: lower case with hyphens, unique. */
    public String name() {
        return name;
    }

    /** Returns what its runs say that they belong to. */
    public String partOf() {
        return "lesson:" + name;
    }

    public Family family() {
        return family;
    }

    /**
     * Returns the views that the lesson is about, without repetition: {@link View#PROGRAM} and {@link View#TIMELINE} of
     * each lesson, then others in the order of their importance, possibly none. A layout needs to show no other views.
     */
    public List<View> views() {
        return views;
    }

    /**
     * Returns the runs, in the order in which to start them.
     *
     * @param scale the factor on durations, from {@link Pace#MIN} to {@link Pace#MAX}; see {@link Pace#factor()}
     */
    public List<Stage> stages(double scale) {
        return stages.stream().<Stage>map(stage -> at(stage, scale)).toList();
    }

    /** Returns the approximate duration of all stages at that pace, in seconds. */
    public double seconds(double scale) {
        return stages.stream()
                .map(stage -> at(stage, scale))
                .mapToDouble(stage -> stage.seconds().orElseGet(() -> Estimate.seconds(stage.plan())))
                .sum();
    }

    private static Stage at(Stage stage, double scale) {
        OptionalDouble seconds = stage.seconds().isPresent()
                ? OptionalDouble.of(stage.seconds().getAsDouble() * scale)
                : OptionalDouble.empty();
        return stage.with(PacedPlan.of(stage.plan(), scale), seconds);
    }

    /** Returns the question to answer before the runs. */
    public Optional<Question> question() {
        return question;
    }

    /**
     * Returns the answer to the question, as the key of a choice; empty if there is no question, or if none of its
     * choices happened.
     *
     * @param recordings one for each stage, in their order, all finished
     */
    public Optional<String> answer(List<? extends Recording> recordings) {
        return problem(recordings).isPresent()
                ? Optional.empty()
                : question.flatMap(asked -> asked.answer(runs(recordings)));
    }

    /**
     * Returns whether the runs show what the lesson teaches, and every figure in its texts.
     *
     * @param recordings one for each stage, in their order. If a run is missing, not finished, was stopped or failed,
     *     the lesson does not hold, and the verdict names the first such run
     */
    public Verdict check(List<? extends Recording> recordings) {
        Optional<Statement> problem = problem(recordings);
        if (problem.isPresent()) {
            return new Verdict(false, problem.get());
        }
        Runs runs = runs(recordings);
        Finding finding = check.look(runs);
        if (finding.good()) {
            Optional<Statement> wrong = LessonTexts.figuresOf(this).stream()
                    .flatMap(place -> contradiction(place, runs).stream())
                    .findFirst();
            if (wrong.isPresent()) {
                return new Verdict(false, wrong.get());
            }
        }
        return finding.verdict(name);
    }

    /** Returns the plan of a stage at {@code scale}; of the first stage if the name is empty. */
    Plan plan(String stage, double scale) {
        Stage found = stages.stream()
                .filter(each -> stage.isEmpty() || each.name().equals(stage))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("The lesson " + name + " has no stage '" + stage + "'."));
        return PacedPlan.of(found.plan(), scale);
    }

    /** Returns the names of its stages. */
    List<String> stageNames() {
        return stages.stream().map(Stage::name).toList();
    }

    /** Compares the runs with the lesson's own plans at the pace of the runs. */
    private Optional<Statement> contradiction(FiguredText.Place place, Runs runs) {
        RunFacts run = place.stage().isEmpty() ? runs.first() : runs.of(place.stage());
        if (engine == LessonEngine.CPYTHON && run.trace().pools().count() == 0 && run.items() == 0) {
            return Optional.empty(); // A loop without a pool: CPython tells nothing of its taskels.
        }
        double scale = run.plan().slow() / plan(place.stage(), 1).slow();
        Plan plan = plan(place.stage(), scale);
        Figure figure = Figure.of(place.figure()).orElseThrow();
        return figure.bornOut(plan, run)
                ? Optional.empty()
                : Optional.of(new Statement(
                        "run.figure",
                        Map.of(
                                "name",
                                place.told(),
                                "expected",
                                figure.expected(plan).orElse("–"),
                                "measured",
                                figure.measured(run))));
    }

    private Runs runs(List<? extends Recording> recordings) {
        Map<String, RunFacts> byStage = new LinkedHashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            byStage.put(stages.get(i).name(), new RunFacts(recordings.get(i)));
        }
        return new Runs(byStage);
    }

    private Optional<Statement> problem(List<? extends Recording> recordings) {
        for (int i = 0; i < Math.min(recordings.size(), stages.size()); i++) {
            Recording recording = recordings.get(i);
            RunState state = recording.trace().state();
            Map<String, String> run = Map.of(
                    "run",
                    count(i + 1),
                    "error",
                    recording.trace().error().orElse("–").lines().findFirst().orElse("–"));
            if (!state.isOver()) {
                return statement("run.unfinished", run);
            }
            boolean isAsPlanned =
                    state == RunState.CANCELLED && stages.get(i).stopWhen().isPresent();
            if ((state == RunState.CANCELLED || state == RunState.INTERRUPTED) && !isAsPlanned) {
                return statement("run.stopped", run);
            }
            if (state == RunState.FAILED && !stages.get(i).raises()) {
                return statement("run.failed", run);
            }
        }
        return recordings.size() < stages.size()
                ? statement("run.missing", Map.of("runs", count(recordings.size()), "stages", count(stages.size())))
                : Optional.empty();
    }

    private static String count(long number) {
        return Units.count(number);
    }

    private static Optional<Statement> statement(String key, Map<String, String> figures) {
        return Optional.of(new Statement(key, figures));
    }

    @Override
    public String toString() {
        return name;
    }
}
