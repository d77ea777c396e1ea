package io.github.poolscope.plan;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;
import java.util.List;

/** A plan can't be parsed or run; the message is one sentence for a user, in English. */
public final class PlanException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public PlanException(Setting<?> setting, Phrase sentence) {
        this(List.of(new Problem(setting, sentence)));
    }

    /**
     * Creates an exception whose message is the first of the problems.
     *
     * @throws IllegalArgumentException if there is none
     */
    public PlanException(List<Problem> problems) {
        super(first(problems).sentence());
        this.problems = List.copyOf(problems);
    }

    /** Returns the problems, at least one. */
    public List<Problem> problems() {
        return problems;
    }

    /** Returns the first of the problems. */
    @Override
    public Phrase why() {
        return first(problems).phrase();
    }

    private static Problem first(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("no problem");
        }
        return problems.get(0);
    }
}
