package io.github.poolscope.ui.app;

import io.github.poolscope.report.PictureSvg;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.TableTexts;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Panel;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.TableView;

/** The views of a run as pictures that can be copied and saved. FX thread only. */
final class ViewPictures {
    /** The maximum number of rows in a picture of a table. */
    private static final int MAX_ROWS = 500;

    private final RunViews views;

    ViewPictures(RunViews views) {
        this.views = views;
    }

    /** Returns all views that have a picture. */
    List<ViewPicture> all() {
        BooleanSupplier run = () -> views.shown() != null;
        BooleanSupplier always = () -> true;
        return List.of(
                new ViewPicture(Panel.TIMELINE, views.timeline(), run, dark -> {
                    Frame frame = frame();
                    return PictureSvg.timeline(
                            frame.recording().trace(),
                            views.timeline().shownFrom(frame),
                            views.timeline().shownTo(frame),
                            dark);
                }),
                new ViewPicture(
                        Panel.ORDER,
                        views.order(),
                        run,
                        dark -> PictureSvg.order(
                                frame().recording().header(),
                                frame().recording().trace(),
                                dark)),
                new ViewPicture(
                        Panel.CPU,
                        views.cpu(),
                        run,
                        dark -> PictureSvg.cpu(frame().recording().trace(), dark)),
                table(Panel.TASKELS, views.taskels(), views.taskels().table()),
                table(Panel.WORKERS, views.workers(), views.workers()),
                table(Panel.EVENTS, views.events(), views.events().table()),
                table(Panel.TALK, views.talk(), views.talk()),
                new ViewPicture(
                        Panel.PROGRAM,
                        views.program(),
                        always,
                        dark -> PictureSvg.lines(
                                Words.text("panel.program"), views.program().text(), dark)),
                new ViewPicture(
                        Panel.OUTPUT,
                        views.output(),
                        run,
                        dark -> PictureSvg.lines(
                                Words.text("panel.output"), views.output().text(MAX_ROWS), dark)),
                new ViewPicture(
                        Panel.SELECTED,
                        views.inspector(),
                        run,
                        dark -> PictureSvg.table(
                                Words.text("panel.selected"),
                                List.of(Words.text("picture.inspector.fact"), ""),
                                views.inspector().facts(),
                                dark)));
    }

    private ViewPicture table(Panel panel, Node node, TableView<?> table) {
        return new ViewPicture(
                panel,
                node,
                () -> views.shown() != null,
                dark -> PictureSvg.table(
                        Words.text("panel." + panel.key()),
                        TableTexts.headings(table),
                        TableTexts.rows(table, MAX_ROWS),
                        dark));
    }

    private Frame frame() {
        Frame frame = views.shown();
        if (frame == null) {
            throw new IllegalStateException("no run is shown");
        }
        return frame;
    }
}
