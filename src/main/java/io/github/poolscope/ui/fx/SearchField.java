package io.github.poolscope.ui.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/** A field whose text only filters what is shown, so Esc may clear it. FX thread only. */
public final class SearchField extends TextField {
    /** Clears the text; returns false if it is empty. */
    public boolean clearTyped() {
        boolean typed = !getText().isEmpty();
        clear();
        return typed;
    }

    /** Shows examples while the field is empty: of those, which are separated by spaces, as many as it has room for. */
    public void showExamples(StringBinding examples) {
        promptTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> fitting(examples.get()), examples, widthProperty(), fontProperty(), insetsProperty()));
    }

    private String fitting(String examples) {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        Text measured = new Text(examples);
        measured.setFont(getFont());
        String shown = examples;
        while (room > 0 && measured.getLayoutBounds().getWidth() > room && !shown.isEmpty()) {
            shown = shown.substring(0, Math.max(0, shown.lastIndexOf(' ')));
            measured.setText(shown);
        }
        return shown;
    }
}
