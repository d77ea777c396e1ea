package io.github.poolscope.ui.app;

import io.github.poolscope.ui.figures.FiguresStrip;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.workbench.Workbench;

/** Shows the figures of the workbench's run, except while they would tell the answer of a lesson. FX thread only. */
final class ShownFigures {
    ShownFigures(Workbench workbench, FiguresStrip strip) {
        workbench.runs().frameProperty().addListener((o, before, now) -> {
            if (now == null) {
                strip.clear();
            } else {
                strip.show(now);
            }
        });
        LessonModel lessons = workbench.lessons().model();
        lessons.onChange(() -> strip.cover(lessons.isCovered()));
        strip.cover(lessons.isCovered());
    }
}
