package io.github.poolscope.lesson;

import io.github.poolscope.plan.PlanJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Puts a lesson together. */
final class LessonBuilder {
    private final String name;
    private final Family family;
    private final List<Stage> stages = new ArrayList<>();
    private Optional<Question> question = Optional.empty();

    private LessonBuilder(Family family, String name) {
        this.name = name;
        this.family = family;
    }

    static LessonBuilder lesson(Family family, String name) {
        return new LessonBuilder(family, name);
    }

    /** A plan with its numbers in the digits that JSON knows, which need not be those of the default locale. */
    static String json(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** A run of a plan; numbers in it are those at scale 1. */
    LessonBuilder stage(String stage, String json) {
        stages.add(new Stage(stage, PlanJson.read(json), false, OptionalDouble.empty()));
        return this;
    }

    /** The same, where the main program is to end with a taskel's error. */
    LessonBuilder raisingStage(String stage, String json) {
        stages.add(new Stage(stage, PlanJson.read(json), true, OptionalDouble.empty()));
        return this;
    }

    /** A run of a script, which takes about that many seconds at scale 1. */
    LessonBuilder script(String stage, double seconds, String json) {
        stages.add(new Stage(stage, PlanJson.read(json), false, OptionalDouble.of(seconds)));
        return this;
    }

    /** The same, where the main program is to end with an error. */
    LessonBuilder raisingScript(String stage, double seconds, String json) {
        stages.add(new Stage(stage, PlanJson.read(json), true, OptionalDouble.of(seconds)));
        return this;
    }

    LessonBuilder question(Function<Runs, String> answer, String... choices) {
        question = Optional.of(new Question(List.of(choices), answer));
        return this;
    }

    Lesson check(Check check) {
        return new Lesson(name, family, stages, check, question);
    }
}
