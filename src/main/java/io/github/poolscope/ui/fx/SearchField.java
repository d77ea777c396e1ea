package io.github.poolscope.ui.fx;

import javafx.scene.control.TextField;

/** A field whose text only filters what is shown, so Esc may clear it. FX thread only. */
public final class SearchField extends TextField {
    /** Clears the text; returns false if it is empty. */
    public boolean clearTyped() {
        boolean typed = !getText().isEmpty();
        clear();
        return typed;
    }
}
