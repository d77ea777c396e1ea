package io.github.poolscope.ui.app;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A page over all of the window below its header, until it is closed; then the focus is where it was. FX thread only.
 */
final class OverlayPage {
    private final Region page;
    private List<Node> below = List.of();
    private @Nullable Node focusedBefore;

    OverlayPage(Region page) {
        this.page = page;
        page.setVisible(false);
    }

    /**
     * Puts the page over the window, not to be seen yet.
     *
     * @param whole all of the window
     * @param header what stays seen
     * @param covered what does not
     */
    void install(StackPane whole, Region header, List<Node> covered) {
        below = covered;
        whole.getChildren().add(page);
        header.heightProperty()
                .addListener((o, before, now) -> StackPane.setMargin(page, new Insets(now.doubleValue(), 0, 0, 0)));
        StackPane.setMargin(page, new Insets(header.getHeight(), 0, 0, 0));
    }

    boolean isOpen() {
        return page.isVisible();
    }

    /** Shows the page; nothing if it is shown. */
    void open() {
        if (!isOpen()) {
            focusedBefore = page.getScene().getFocusOwner();
            below.forEach(node -> node.setVisible(false));
            page.setVisible(true);
        }
    }

    /** Gives the window back; nothing if it is not covered. */
    void close() {
        if (!isOpen()) {
            return;
        }
        page.setVisible(false);
        below.forEach(node -> node.setVisible(true));
        Node focus = focusedBefore;
        if (focus != null) {
            focus.requestFocus();
        }
    }
}
