package io.github.poolscope.ui.app;

import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done in the window: in a menu, by its keys, or from the palette.
 *
 * @param title what it does, in a few words
 * @param keys its shortcut, if it has one
 * @param action does it; FX thread
 */
record Command(String title, @Nullable KeyCombination keys, Runnable action) {
    static Command of(String title, String keys, Runnable action) {
        return new Command(title, keys.isEmpty() ? null : KeyCombination.valueOf(keys), action);
    }

    /** Its shortcut as people write it; empty if it has none. */
    String keysText() {
        return keys == null ? "" : keys.getDisplayText();
    }

    MenuItem menuItem() {
        MenuItem item = new MenuItem(title);
        item.setOnAction(event -> action.run());
        item.setAccelerator(keys);
        return item;
    }
}
