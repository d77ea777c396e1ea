package io.github.poolscope.ui.app;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A page that covers the window below its header until it is closed; then the previous focus is restored. FX thread
 * only.
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
     * Adds the page to the window, hidden at first.
     *
     * @param whole the window's root
     * @param header the part that stays visible
     * @param covered the parts that the page hides
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

    /** Shows the page; does nothing if it is already shown. */
    void open() {
        if (!isOpen()) {
            focusedBefore = page.getScene().getFocusOwner();
            below.forEach(node -> node.setVisible(false));
            page.setVisible(true);
        }
    }

    /** Closes the page; does nothing if it is not shown. */
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
