package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * An action of the window, available in a menu, by its shortcut or from the palette.
 *
 * @param words a short description in the current language
 * @param keys its shortcut; null if it has none
 * @param action performs it, on the FX thread
 */
record Command(StringBinding words, @Nullable KeyCombination keys, Runnable action) {
    /**
     * Creates a command.
     *
     * @param key the key of its description
     * @param keys its shortcut; empty for none
     */
    static Command of(String key, String keys, Runnable action) {
        return of(Words.bind(key), keys, action);
    }

    static Command of(StringBinding words, String keys, Runnable action) {
        return new Command(words, keys.isEmpty() ? null : KeyCombination.valueOf(keys), action);
    }

    /** Returns the description in the current language. */
    String title() {
        return words.get();
    }

    /** Returns the shortcut for display; empty if it has none. */
    String keysText() {
        return keys == null ? "" : keys.getDisplayText();
    }

    MenuItem menuItem() {
        MenuItem item = new MenuItem();
        item.textProperty().bind(words);
        item.setOnAction(event -> action.run());
        item.setAccelerator(keys);
        return item;
    }
}
