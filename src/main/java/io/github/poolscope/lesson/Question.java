package io.github.poolscope.lesson;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A question to answer before a lesson's runs; the answer is read from the runs. */
public final class Question {
    private final List<String> choices;
    private final Function<Runs, String> answer;

    Question(List<String> choices, Function<Runs, String> answer) {
        this.choices = List.copyOf(choices);
        this.answer = answer;
    }

    /** Returns the keys of the choices: see {@link LessonTexts#choice}. */
    public List<String> choices() {
        return choices;
    }

    /** Returns the choice that the runs confirm; empty if none of them happened. */
    Optional<String> answer(Runs runs) {
        String found = answer.apply(runs);
        return choices.contains(found) ? Optional.of(found) : Optional.empty();
    }
}
