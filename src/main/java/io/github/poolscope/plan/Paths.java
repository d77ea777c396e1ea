package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the paths of a plan. */
final class Paths {
    /** What Java puts in place of a byte that the locale gives no meaning. */
    private static final char UNREADABLE = '\uFFFD';

    private Paths() {}

    static Path of(Setting setting, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            if (text.indexOf(UNREADABLE) >= 0) {
                throw new PlanException(setting, Phrase.of("plan.problem.path-in-locale", setting.title(), text));
            }
            throw new PlanException(setting, Phrase.of("plan.problem.no-path", setting.title(), text, e.getReason()));
        }
    }
}
