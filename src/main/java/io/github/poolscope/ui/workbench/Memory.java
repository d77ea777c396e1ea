package io.github.poolscope.ui.workbench;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps values between two starts of the window. FX thread only. */
public interface Memory {
    /**
     * Keeps a value under a name.
     *
     * @param now returns the value as a text when the window closes
     * @param restore is called at once with the stored value, if there is one
     */
    void remember(String name, Supplier<String> now, Consumer<String> restore);
}
