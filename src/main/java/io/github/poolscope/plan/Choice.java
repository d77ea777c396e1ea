package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One value of a setting that has only a few: its spelling in files and on the command line, and in the window. */
public interface Choice {
    /** Returns the spelling in plans and on the command line. */
    String key();

    /** Returns the spelling in the window. */
    String title();

    /**
     * Returns the value spelled {@code key}.
     *
     * @throws PlanException if there is none; it lists the values
     */
    static <C extends Choice> C of(C[] values, Setting<?> setting, String key) {
        return of(values, Choice::key, setting, key);
    }

    /**
     * As {@link #of(Choice[], Setting, String)}, for values that are not of this package.
     *
     * @param keyOf the spelling of a value in plans and on the command line
     */
    static <C> C of(C[] values, Function<C, String> keyOf, Setting<?> setting, String key) {
        for (C value : values) {
            if (keyOf.apply(value).equals(key)) {
                return value;
            }
        }
        String known = Arrays.stream(values).map(keyOf).collect(Collectors.joining(", "));
        throw new PlanException(setting, Phrase.of("plan.problem.not-known", setting.title(), key, known));
    }
}
