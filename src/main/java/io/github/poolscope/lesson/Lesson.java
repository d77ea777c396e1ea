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
 * A lesson: runs to start one after another, and what to make of them. Its words are in {@link LessonTexts}. Immutable.
 */
public final class Lesson {
    private final String name;
    private final Family family;
    private final List<Stage> stages;
    private final Check check;
    private final Optional<Question> question;

    Lesson(String name, Family family, List<Stage> stages, Check check, Optional<Question> question) {
        this.name = name;
        this.family = family;
        this.stages = List.copyOf(stages);
        this.check = check;
        this.question = question;
    }

    /** Lower case with hyphens, unique; as files and the command line spell it. */
    public String name() {
        return name;
    }

    public Family family() {
        return family;
    }

    /**
     * What to run, in this order.
     *
     * @param scale the pace, from {@link Pace#LEAST} to {@link Pace#MOST}; 1 is a class's slow motion
     */
    public List<Stage> stages(double scale) {
        return stages.stream().<Stage>map(stage -> at(stage, scale)).toList();
    }

    /** About how long all its stages take at that pace, in seconds. */
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
        return new Stage(stage.name(), Pace.apply(stage.plan(), scale), stage.raises(), seconds);
    }

    /** What to have learners predict before the runs. */
    public Optional<Question> question() {
        return question;
    }

    /**
     * The answer to the question, as the key of a choice; empty if there is no question, or if none of its choices is
     * what happened.
     *
     * @param recordings one for each stage, in their order, all over
     */
    public Optional<String> answer(List<? extends Recording> recordings) {
        return problem(recordings).isPresent()
                ? Optional.empty()
                : question.flatMap(asked -> asked.answer(runs(recordings)));
    }

    /**
     * Whether the runs show what the lesson teaches, and every figure that its texts name.
     *
     * @param recordings one for each stage, in their order; a run that is missing, not over, was stopped or broke makes
     *     the lesson not hold, and the first one of these that is there is told
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

    /** The plan at {@code scale} of the stage of that name, or of the first where the name is empty. */
    Plan plan(String stage, double scale) {
        Stage found = stages.stream()
                .filter(each -> stage.isEmpty() || each.name().equals(stage))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("The lesson " + name + " has no stage '" + stage + "'."));
        return Pace.apply(found.plan(), scale);
    }

    /** The names of its stages. */
    List<String> stageNames() {
        return stages.stream().map(Stage::name).toList();
    }

    /** The runs are measured against the lesson's own plans, at the pace of the runs. */
    private Optional<Statement> contradiction(FiguredText.Place place, Runs runs) {
        RunFacts run = place.stage().isEmpty() ? runs.first() : runs.of(place.stage());
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
            if (state == RunState.CANCELLED || state == RunState.INTERRUPTED) {
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
