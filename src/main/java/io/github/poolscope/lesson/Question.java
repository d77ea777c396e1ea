package io.github.poolscope.lesson;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What learners are to predict before a lesson's runs; only the runs know the answer. */
public final class Question {
    private final List<String> choices;
    private final Function<Runs, String> answer;

    Question(List<String> choices, Function<Runs, String> answer) {
        this.choices = List.copyOf(choices);
        this.answer = answer;
    }

    /** The keys of what one can choose from: see {@link LessonTexts#choice}. */
    public List<String> choices() {
        return choices;
    }

    /** The choice that the runs bear out; empty if none of them is what happened. */
    Optional<String> answer(Runs runs) {
        String found = answer.apply(runs);
        return choices.contains(found) ? Optional.of(found) : Optional.empty();
    }
}
