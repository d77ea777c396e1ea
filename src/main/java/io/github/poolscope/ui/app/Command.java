package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done in the window: in a menu, by its keys, or from the palette.
 *
 * @param words what it does, in a few words that follow the language
 * @param keys its shortcut, if it has one
 * @param action does it; FX thread
 */
record Command(StringBinding words, @Nullable KeyCombination keys, Runnable action) {
    /** A command by the key of its words, and its shortcut, which is empty if it has none. */
    static Command of(String key, String keys, Runnable action) {
        return of(Words.bind(key), keys, action);
    }

    static Command of(StringBinding words, String keys, Runnable action) {
        return new Command(words, keys.isEmpty() ? null : KeyCombination.valueOf(keys), action);
    }

    /** What it does, as it is said now. */
    String title() {
        return words.get();
    }

    /** Its shortcut as people write it; empty if it has none. */
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
