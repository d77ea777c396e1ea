package io.github.poolscope.ui.fx;

import io.github.poolscope.analysis.Units;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Copies to the system's clipboard, and says so for a moment beside the node that was copied from. FX thread. */
public final class Copying {
    private static final Duration SHOWN = Duration.seconds(1.6);

    /** A node as high as this, in pixels, has room for the confirmation within its lower edge. */
    private static final double ROOMY = 60;

    private static final double GAP = 6;

    private static @Nullable Tooltip shown;

    /** The keys that copy. */
    public static final KeyCombination KEYS = KeyCombination.valueOf("Shortcut+C");

    private Copying() {}

    /** Copies a text from a node, and says how many lines it has. */
    public static void text(Node from, String text) {
        lines(from, text, 0);
    }

    /**
     * Copies a text from a node, and says how many lines it has.
     *
     * @param all how many there would have been, if some were left out
     */
    static void lines(Node from, String text, int all) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        int lines = (int) text.lines().count();
        if (lines < all) {
            confirm(from, Words.text("copied.lines.first", Units.count(lines), Units.count(all)));
        } else {
            confirm(from, lines > 1 ? Words.text("copied.lines", Units.count(lines)) : Words.text("copied.one"));
        }
    }

    /** Copies a picture of a node. */
    public static void picture(Node from, Image picture) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(picture);
        Clipboard.getSystemClipboard().setContent(content);
        confirm(from, Words.text("copied.picture"));
    }

    private static void confirm(Node beside, String text) {
        Tooltip before = shown;
        if (before != null) {
            before.hide();
        }
        Bounds bounds = beside.localToScreen(beside.getLayoutBounds());
        if (bounds == null
                || beside.getScene().getWindow() == null
                || !beside.getScene().getWindow().isShowing()) {
            return;
        }
        Tooltip tip = new Tooltip(text);
        tip.setGraphic(new FontIcon(Feather.CHECK));
        tip.getStyleClass().add("copied");
        tip.show(beside, bounds.getCenterX(), bounds.getMaxY());
        tip.setAnchorX(bounds.getCenterX() - tip.getWidth() / 2);
        tip.setAnchorY(bounds.getHeight() >= ROOMY ? bounds.getMaxY() - tip.getHeight() - GAP : bounds.getMaxY() + GAP);
        PauseTransition end = new PauseTransition(SHOWN);
        end.setOnFinished(event -> tip.hide());
        end.play();
        shown = tip;
    }
}
