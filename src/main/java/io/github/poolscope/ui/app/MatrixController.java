package io.github.poolscope.ui.app;

import io.github.poolscope.run.Recording;
import io.github.poolscope.session.Session;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.matrix.MatrixModel;
import io.github.poolscope.ui.matrix.MatrixView;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The matrix of the modes in the window, over everything below the header until it is closed. FX thread only. */
final class MatrixController {
    private final MainWindow window;
    private final MatrixView view;
    private final MatrixModel model;
    private final OverlayPage cover;

    MatrixController(MainWindow window, Session session, Background background) {
        this.window = window;
        model = new MatrixModel(session, background);
        view = new MatrixView(model, this::show, this::close);
        cover = new OverlayPage(view);
    }

    MatrixModel model() {
        return model;
    }

    /**
     * Adds the matrix to the window, hidden at first.
     *
     * @param whole the window's root
     * @param header the part that stays visible
     * @param covered the parts that the matrix hides
     */
    void install(StackPane whole, Region header, List<Node> covered) {
        cover.install(whole, header, covered);
    }

    boolean isOpen() {
        return cover.isOpen();
    }

    private void show(Recording run) {
        if (!window.shownRun().isRunning()) {
            close();
            window.lessons().setAside();
            window.lessons().show(run);
        }
    }

    /** Called when a run has started in the window, or ended. */
    void updateButtons() {
        view.busy(window.shownRun().isRunning());
    }

    void open() {
        window.lessons().places().closeGallery();
        model.recall();
        cover.open();
        view.begin();
    }

    void close() {
        cover.close();
    }
}
