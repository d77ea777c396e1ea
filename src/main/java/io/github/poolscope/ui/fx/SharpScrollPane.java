package io.github.poolscope.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/**
 * A scroll pane whose texts are sharp when the window is enlarged. The toolkit draws the content of its own scroll panes
 * as an image, which it then puts at fractions of a pixel. FX thread only.
 */
public final class SharpScrollPane extends ScrollPane {
    public SharpScrollPane(Node content) {
        super(content);
        sharpen(this);
    }

    /** Draws the content of a scroll pane directly, once it has its skin. */
    static void sharpen(ScrollPane pane) {
        pane.skinProperty().addListener(o -> drawDirectly(pane));
        drawDirectly(pane);
    }

    private static void drawDirectly(ScrollPane pane) {
        pane.getChildrenUnmodifiable().stream()
                .filter(child -> child.getStyleClass().contains("viewport"))
                .forEach(viewport -> viewport.setCache(false));
    }
}
