package io.github.poolscope.lesson;

import io.github.poolscope.plan.PlanJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Builds a lesson. */
final class LessonBuilder {
    private final String name;
    private final Family family;
    private final List<Stage> stages = new ArrayList<>();
    private final List<View> views = new ArrayList<>(List.of(View.PROGRAM, View.TIMELINE));
    private Optional<Question> question = Optional.empty();

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

    Lesson check(Check check) {
        return new Lesson(name, family, views, stages, check, question);
    }
}
