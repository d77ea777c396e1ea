package io.github.poolscope.ui.fx;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button that copies a text and says for a moment that it did. FX thread only. */
public final class CopyButton extends Button {
    private static final Duration SEEN = Duration.seconds(1.5);

    private final FontIcon icon = new FontIcon(Feather.COPY);
    private final PauseTransition seen = new PauseTransition(SEEN);
    private final Supplier<String> text;
    private final String key;

    /**
     * Creates the button.
     *
     * @param key the key of its accessible text; that of its tooltip ends in {@code .hint}
     * @param text returns what is copied; nothing is if it is empty
     */
    public CopyButton(String key, Supplier<String> text) {
        this.key = key;
        this.text = text;
        setGraphic(icon);
        getStyleClass().addAll("flat", "small-icon");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(Words.tooltip(key + ".hint"));
        accessibleTextProperty().bind(Words.bind(key));
        setOnAction(event -> copy());
        seen.setOnFinished(event -> rest());
    }

    /** Copies as if it was pressed. */
    public void copy() {
        String copied = text.get();
        if (copied.isEmpty()) {
            return;
        }
        Copying.text(this, copied);
        icon.setIconCode(Feather.CHECK);
        accessibleTextProperty().bind(Words.bind("copied.one"));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        seen.playFromStart();
    }

    private void rest() {
        icon.setIconCode(Feather.COPY);
        accessibleTextProperty().bind(Words.bind(key));
    }
}
