package io.github.poolscope.ui.workbench;

import io.github.poolscope.ui.fx.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.StringBinding;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * An action of the window, available in a menu, by its shortcut or from the palette.
 *
 * @param place where it stands besides the palette
 * @param words a short description in the current language
 * @param keys its shortcut; null if it has none
 * @param enabled whether it can be run now
 * @param action performs it, on the FX thread
 */
public record Command(
        Place place, StringBinding words, @Nullable KeyCombination keys, BooleanExpression enabled, Runnable action) {
    /** Where a command stands besides the palette; in a menu, commands of different places have a line between them. */
    public enum Place {
        FILE_OPEN,
        FILE_RUN,
        FILE_HELP,
        VIEW_PANEL,
        VIEW_LAYOUT,
        VIEW_TYPE,
        VIEW_LOOK,
        EXPORT,
        /** In no menu. */
        PALETTE
    }

    /** Always. */
    static final BooleanExpression ALWAYS = Bindings.createBooleanBinding(() -> true);

    /**
     * Creates a command that can always be run.
     *
     * @param key the key of its description
     * @param keys its shortcut; empty for none
     */
    static Command of(Place place, String key, String keys, Runnable action) {
        return of(place, Words.bind(key), keys, ALWAYS, action);
    }

    static Command of(Place place, StringBinding words, String keys, BooleanExpression enabled, Runnable action) {
        return new Command(place, words, keys.isEmpty() ? null : KeyCombination.valueOf(keys), enabled, action);
    }

    /** Returns the description in the current language. */
    public String title() {
        return words.get();
    }

    /** Returns the shortcut for display; empty if it has none. */
    public String keysText() {
        return keys == null ? "" : keys.getDisplayText();
    }

    /** Performs the action, if it can be run now. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }
}
