package io.github.poolscope.ui.lesson;

import java.net.URL;

/** The style sheet of lessons, in the colours of the window's. */
final class LessonStyle {
    private LessonStyle() {}

    static String sheet() {
        URL sheet = LessonStyle.class.getResource("lesson.css");
        if (sheet == null) {
            throw new IllegalStateException("lesson.css is missing");
        }
        return sheet.toExternalForm();
    }
}
