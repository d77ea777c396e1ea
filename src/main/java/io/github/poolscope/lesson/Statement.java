package io.github.poolscope.lesson;

import java.util.Map;

/**
 * A sentence that has no language yet: see {@link LessonTexts#say}.
 *
 * @param key its key in the bundle
 * @param figures what stands for its placeholders, with units
 */
public record Statement(String key, Map<String, String> figures) {
    public Statement {
        figures = Map.copyOf(figures);
    }
}
