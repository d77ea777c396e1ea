package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import io.github.poolscope.words.UnreadableText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the paths of a plan. */
final class Paths {
    private Paths() {}

    static Path of(Setting<?> setting, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            if (UnreadableText.is(text)) {
                throw new PlanException(setting, Phrase.of("plan.problem.path-in-locale", setting.title(), text));
            }
            throw new PlanException(setting, Phrase.of("plan.problem.no-path", setting.title(), text, e.getReason()));
        }
    }
}
