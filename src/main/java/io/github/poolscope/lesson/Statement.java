package io.github.poolscope.lesson;

import java.util.Map;

/**
 * A sentence independent of the language: see {@link LessonTexts#say}.
 *
 * @param key its key in the bundle
 * @param figures the values of its placeholders, with units
 */
public record Statement(String key, Map<String, String> figures) {
    public Statement {
        figures = Map.copyOf(figures);
    }
}
