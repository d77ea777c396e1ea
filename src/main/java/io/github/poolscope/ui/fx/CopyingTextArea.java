package io.github.poolscope.ui.fx;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;

/** A text to read and copy from: a copy takes what is selected, or all of it, and is confirmed. FX thread only. */
final class CopyingTextArea extends TextArea {
    CopyingTextArea() {
        setEditable(false);
        skinProperty().addListener(o -> getChildrenUnmodifiable().stream()
                .filter(ScrollPane.class::isInstance)
                .forEach(pane -> SharpScrollPane.sharpen((ScrollPane) pane)));
    }

    /** Called by the toolkit for Ctrl+C and for the context menu. */
    @Override
    public void copy() {
        String text = getSelectedText().isEmpty() ? getText() : getSelectedText();
        if (!text.isEmpty()) {
            Copying.text(this, text);
        }
    }
}
