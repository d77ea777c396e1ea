package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.ScaledPane;
import io.github.poolscope.ui.fx.TypeAhead;
import io.github.poolscope.ui.fx.Words;
import java.net.URL;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** Shows pop-ups over the window, one at a time, in the colours of the theme. FX thread only. */
final class PopUps {
    private final PopOver popOver = new PopOver();
    private Consumer<KeyEvent> keys = event -> {};
    private Runnable undim = () -> {};

    PopUps() {
        popOver.setAnimated(false);
        popOver.showingProperty().addListener((o, before, now) -> {
            if (!now) {
                undim.run();
            }
        });
        TypeAhead.install(popOver.getRoot());
        URL sheet = Objects.requireNonNull(PopUps.class.getResource("popup.css"), "popup.css is missing");
        popOver.getRoot().getStylesheets().add(sheet.toExternalForm());
        Theme.opaquePopUps().ifPresent(opaque -> {
            popOver.getRoot().getStylesheets().add(opaque);
            popOver.setArrowSize(0);
            popOver.setCornerRadius(0);
        });
    }

    /** Calls {@code keys} for each key pressed in a pop-up, before the focused control handles it. */
    void onKey(Consumer<KeyEvent> keys) {
        this.keys = keys;
    }

    boolean isShowing() {
        return popOver.isShowing();
    }

    void hide() {
        popOver.hide();
    }

    /**
     * Shows a node beside its anchor and closes the previous pop-up. Below one with a title the window is dimmed.
     *
     * @param title the key of its title; null for no title
     */
    void show(Node anchor, @Nullable String title, Node content, PopOver.ArrowLocation arrow) {
        hide();
        content.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys.accept(event));
        popOver.titleProperty().unbind();
        popOver.setTitle("");
        if (title != null) {
            popOver.titleProperty().bind(Words.bind(title));
        }
        popOver.setHeaderAlwaysVisible(title != null);
        popOver.setContentNode(content);
        popOver.setArrowLocation(arrow);
        popOver.show(anchor);
        if (title != null) {
            Scene window = anchor.getScene();
            ScaledPane.dim(window, true);
            undim = () -> ScaledPane.dim(window, false);
        }
    }
}
