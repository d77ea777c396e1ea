package io.github.poolscope.ui.app;

import io.github.poolscope.ui.figures.FiguresStrip;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.order.OrderPanel;
import io.github.poolscope.ui.workbench.Page;
import io.github.poolscope.ui.workbench.Workbench;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;

/**
 * Shows the figures of the workbench's run, except while they would tell the answer of a lesson. Without a run, or while
 * it is covered, a lesson and a projector need the room of the strip for something else; a lesson on a projector needs
 * that of the status line too. FX thread only.
 */
final class ShownFigures {
    private final Workbench workbench;
    private final FiguresStrip strip;
    private final Node statusRow;

    /**
     * @param orders tells the call whose order is shown
     */
    ShownFigures(Workbench workbench, FiguresStrip strip, OrderPanel orders, Node statusRow) {
        this.workbench = workbench;
        this.strip = strip;
        this.statusRow = statusRow;
        workbench.runs().frameProperty().addListener((o, before, now) -> {
            if (now == null) {
                strip.clear();
            } else {
                strip.show(now);
            }
        });
        orders.onCall(strip::showCall);
        LessonModel lessons = workbench.lessons().model();
        lessons.onChange(() -> {
            strip.cover(lessons.isCovered());
            giveRoom();
        });
        strip.cover(lessons.isCovered());
        InvalidationListener room = o -> giveRoom();
        workbench.pageProperty().addListener(room);
        workbench.runs().firstProperty().addListener(room);
        workbench.projectedProperty().addListener(room);
    }

    private void giveRoom() {
        LessonModel lessons = workbench.lessons().model();
        boolean lesson = lessons.lesson().isPresent();
        boolean empty = lessons.isCovered() || workbench.runs().first() == null;
        boolean projected = workbench.projectedProperty().get();
        SpaceFilter.show(strip, workbench.pageProperty().get() == Page.PANELS && !(empty && (lesson || projected)));
        SpaceFilter.show(statusRow, !(lesson && projected));
    }
}
