package io.github.poolscope.ui.app;

import io.github.poolscope.session.Session;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.matrix.MatrixModel;
import io.github.poolscope.ui.matrix.MatrixView;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The matrix of the modes in the window: over all below the header, until it is closed. FX thread only. */
final class MatrixDesk {
    private final MainWindow window;
    private final MatrixView view;
    private final MatrixModel model;
    private List<Node> below = List.of();
    private @Nullable Node focusedBefore;

    MatrixDesk(MainWindow window, Session session, Background background) {
        this.window = window;
        model = new MatrixModel(session, background);
        view = new MatrixView(
                model,
                run -> {
                    close();
                    window.lessons().setAside();
                    window.lessons().show(run);
                },
                this::close);
        view.setVisible(false);
    }

    MatrixModel model() {
        return model;
    }

    /**
     * Puts the matrix over the window.
     *
     * @param whole all of the window
     * @param header what stays seen
     * @param covered what does not
     */
    void install(StackPane whole, Region header, List<Node> covered) {
        below = covered;
        whole.getChildren().add(view);
        StackPane.setMargin(view, new Insets(header.getHeight(), 0, 0, 0));
        header.heightProperty()
                .addListener((o, before, now) -> StackPane.setMargin(view, new Insets(now.doubleValue(), 0, 0, 0)));
    }

    boolean isOpen() {
        return view.isVisible();
    }

    void open() {
        window.lessons().places().closeGallery();
        if (!isOpen()) {
            focusedBefore = view.getScene().getFocusOwner();
            below.forEach(node -> node.setVisible(false));
            view.setVisible(true);
        }
        view.begin();
    }

    void close() {
        if (!isOpen()) {
            return;
        }
        view.setVisible(false);
        below.forEach(node -> node.setVisible(true));
        Node focus = focusedBefore;
        if (focus != null) {
            focus.requestFocus();
        }
    }
}
