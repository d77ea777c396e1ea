package io.github.poolscope.lesson;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/** Builds a lesson. */
final class LessonBuilder {
    private final String name;
    private final Family family;
    private final List<Stage> stages = new ArrayList<>();
    private final List<View> views = new ArrayList<>(List.of(View.PROGRAM, View.TIMELINE));
    /** The stages that are others on CPython. */
    private final Map<String, Stage> ofCPython = new HashMap<>();

    private Optional<Question> question = Optional.empty();
    private Optional<Check> onCPython = Optional.empty();
    private boolean differs;

    private LessonBuilder(Family family, String name) {
        this.name = name;
        this.family = family;
    }

    static LessonBuilder lesson(Family family, String name) {
        return new LessonBuilder(family, name);
    }

    /** Returns the plan with its numbers in ASCII digits, as JSON requires, whatever the default locale. */
    static String json(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** Adds views that the lesson is about besides its program and its timeline, the most important first. */
    LessonBuilder views(View... more) {
        views.addAll(List.of(more));
        return this;
    }

    /** Adds a run of a plan whose numbers are those at pace 1. */
    LessonBuilder stage(String stage, String json) {
        stages.add(new Stage(stage, PlanJson.read(json), false, OptionalDouble.empty()));
        return this;
    }

    /** Adds a run whose main program ends with a taskel's error. */
    LessonBuilder raisingStage(String stage, String json) {
        stages.add(new Stage(stage, PlanJson.read(json), true, OptionalDouble.empty()));
        return this;
    }

    /** Adds a run of a script that takes about {@code seconds} at pace 1. */
    LessonBuilder script(String stage, double seconds, String json) {
        stages.add(new Stage(stage, PlanJson.read(json), false, OptionalDouble.of(seconds)));
        return this;
    }

    /** Adds a run of a script whose main program ends with an error. */
    LessonBuilder raisingScript(String stage, double seconds, String json) {
        stages.add(new Stage(stage, PlanJson.read(json), true, OptionalDouble.of(seconds)));
        return this;
    }

    LessonBuilder question(Function<Runs, String> answer, String... choices) {
        question = Optional.of(new Question(List.of(choices), answer));
        return this;
    }

    /**
     * Says that CPython's way is another on purpose, which {@link LessonTexts#differs} tells.
     *
     * @param expected checks the runs on CPython
     */
    LessonBuilder differs(Check expected) {
        differs = true;
        onCPython = Optional.of(expected);
        return this;
    }

    /** Says the same of a lesson whose check holds on CPython as well. */
    LessonBuilder differs() {
        differs = true;
        return this;
    }

    /** Sets how long a stage takes on CPython at pace 1, in seconds. */
    LessonBuilder secondsOnCPython(String stage, double seconds) {
        Stage own = cpython(stage);
        return replace(own.with(own.plan(), OptionalDouble.of(seconds)));
    }

    /** Sets the plan that CPython runs in a stage, and how long it takes at pace 1, in seconds. */
    LessonBuilder planOnCPython(String stage, double seconds, String json) {
        return replace(cpython(stage).with(PlanJson.read(json), OptionalDouble.of(seconds)));
    }

    /** Sets when a stage has to be stopped on CPython, whose program never ends there. */
    LessonBuilder stoppedOnCPython(String stage, Predicate<Trace> seen) {
        Stage own = cpython(stage);
        return replace(new Stage(stage, own.plan(), own.raises(), own.seconds(), Optional.of(seen)));
    }

    private Stage cpython(String stage) {
        return ofCPython.getOrDefault(
                stage,
                stages.stream()
                        .filter(each -> each.name().equals(stage))
                        .findFirst()
                        .orElseThrow());
    }

    private LessonBuilder replace(Stage stage) {
        ofCPython.put(stage.name(), stage);
        return this;
    }

    Lesson check(Check check) {
        List<Stage> there = stages.stream()
                .map(stage -> cpython(stage.name()))
                .map(stage -> stage.with(stage.plan().withEngine(EngineKind.CPYTHON), stage.seconds()))
                .toList();
        Lesson other =
                new Lesson(name, family, views, there, onCPython.orElse(check), question, differs, Optional.empty());
        return new Lesson(name, family, views, stages, check, question, false, Optional.of(other));
    }
}
