package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.history.HistoryPage;
import io.github.poolscope.ui.lesson.Gallery;
import io.github.poolscope.ui.matrix.MatrixView;
import io.github.poolscope.ui.workbench.Page;
import io.github.poolscope.ui.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The pages over the panels: lessons, matrix and history. FX thread only. */
final class WindowPages {
    private final Workbench workbench;
    private final Gallery gallery;
    private final MatrixView matrix;
    private final HistoryPage history;

    WindowPages(Workbench workbench, Colours colours, Appearance appearance, WindowMemory memory) {
        this.workbench = workbench;
        gallery = new Gallery(
                workbench.lessons().model(),
                colours,
                workbench.lessons()::open,
                workbench.lessons()::showMatrix,
                workbench::uncover);
        matrix = new MatrixView(workbench.matrix(), workbench.lessons()::showApart, workbench::uncover);
        history = new HistoryPage(workbench.session().history(), this::openSaved, workbench::uncover);
        memory.remember(
                "history columns",
                () -> TableColumns.of(history.table()),
                text -> TableColumns.restore(history.table(), text));
        memory.remember("history order", history::sorting, history::sort);
        appearance.root().factorProperty().addListener((o, before, now) -> gallery.sharpen(now.doubleValue()));
        workbench
                .work()
                .phaseProperty()
                .addListener(o -> matrix.busy(workbench.work().isRunning()));
    }

    /**
     * Puts the pages into their slots and shows the page of the workbench from now on.
     *
     * @param panels what is shown when no page covers it
     * @param withPanels what is shown only then, beside it
     */
    void fill(Node panels, StackPane gallerySlot, StackPane matrixSlot, StackPane historySlot, List<Node> withPanels) {
        fill(gallerySlot, gallery);
        fill(matrixSlot, matrix);
        fill(historySlot, history);
        new PageSwitch(
                workbench,
                Map.of(
                        Page.PANELS, panels,
                        Page.GALLERY, gallerySlot,
                        Page.MATRIX, matrixSlot,
                        Page.HISTORY, historySlot),
                withPanels,
                Map.of(
                        Page.GALLERY, gallery::begin,
                        Page.MATRIX, matrix::begin,
                        Page.HISTORY, history::begin));
    }

    /** Opens a saved run; while another goes on, the page stays, and a message says why it is not opened. */
    private void openSaved(Path file) {
        if (!workbench.work().isRunning()) {
            workbench.uncover();
        }
        workbench.files().open(file);
    }

    private static void fill(StackPane slot, Region page) {
        // It uses the available room. A preferred size would make the window as high as all cards at first.
        page.setPrefSize(0, 0);
        slot.getChildren().add(page);
        page.visibleProperty().bind(slot.visibleProperty());
    }
}
