package io.github.poolscope.ui.fx;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;

/** A view whose context menu begins with items for the thing that it was opened on. FX thread only. */
public interface ContextItems {
    /** Returns the items for what is at the event's position or, if a key opened the menu, for what is selected. */
    List<MenuItem> contextItems(ContextMenuEvent event);

    /**
     * Returns where the menu appears if a key opens it, in pixels within the view; if empty, below the selected row or in
     * the middle.
     */
    default Optional<Point2D> menuPlace() {
        return Optional.empty();
    }

    /** Returns an item in the current language. */
    static MenuItem item(String key, Runnable action, Object... figures) {
        MenuItem item = new MenuItem(Words.text(key, figures));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
