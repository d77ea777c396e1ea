package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One value of a setting that has only a few: as files and the command line spell it, and as the window shows it. */
public interface Choice {
    /** The spelling in plans and on the command line. */
    String key();

    /** The spelling in the window. */
    String title();

    /**
     * The value spelled {@code key}.
     *
     * @throws PlanException naming the values there are, if there is none of that spelling
     */
    static <C extends Choice> C of(C[] values, Setting setting, String key) {
        for (C value : values) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        String known = Arrays.stream(values).map(Choice::key).collect(Collectors.joining(", "));
        throw new PlanException(setting, Phrase.of("plan.problem.not-known", setting.title(), key, known));
    }
}
