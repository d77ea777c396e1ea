package io.github.poolscope.ui.app;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.lesson.LessonPanel;
import io.github.poolscope.ui.workbench.RunningWork.Phase;
import io.github.poolscope.ui.workbench.Workbench;
import java.util.Optional;
import javafx.scene.Node;

/** Keeps the focus at the open lesson: at its run button when it is opened or uncovered. FX thread only. */
final class LessonSide {
    private final LessonPanel panel;
    private final LessonModel model;
    private Optional<Lesson> open = Optional.empty();
    private boolean covered;

    /**
     * @param afterRun is focused when the lesson is played by its focused button, which is disabled then
     */
    LessonSide(Workbench workbench, LessonPanel panel, Node afterRun) {
        this.panel = panel;
        model = workbench.lessons().model();
        model.onChange(this::update);
        workbench.work().phaseProperty().addListener((o, before, now) -> {
            if (before == Phase.NONE && panel.isRunFocused()) {
                afterRun.requestFocus();
            }
        });
    }

    private void update() {
        Optional<Lesson> now = model.lesson();
        boolean next = now.isPresent() && !now.equals(open);
        boolean lifted = now.isPresent() && covered && !model.isCovered();
        open = now;
        covered = model.isCovered();
        if (next) {
            panel.begin();
        }
        if (next || lifted) {
            FxThread.later(panel::focusRun); // A page that is closed now gives the focus back first.
        }
    }
}
