package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Shown;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a message in a corner of the window: what was done, or why it was not. FX thread only. */
final class Messages {
    private static final Duration GOOD_NEWS = Duration.seconds(6);
    private static final Duration BAD_NEWS = Duration.seconds(12);

    /** The maximum length in characters: what fits the corner. */
    private static final int MAX_LENGTH = 600;

    private final Window window;

    Messages(Window window) {
        this.window = window;
    }

    /** Reports something that was done; {@code key} is the key of the title. */
    void tell(String key, String text) {
        message(Words.text(key), text, new FontIcon(Feather.CHECK))
                .hideAfter(GOOD_NEWS)
                .show();
    }

    /** Reports something that failed. */
    void tell(String title, Exception error) {
        FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("danger");
        message(title, Words.why(error), icon).hideAfter(BAD_NEWS).show();
    }

    /** Uses an icon in a theme colour instead of the bitmaps of ControlsFX, which have another style. */
    private Notifications message(String title, String text, FontIcon icon) {
        return Notifications.create()
                .owner(window)
                .title(title)
                .text(Shown.beginning(text, MAX_LENGTH))
                .graphic(icon);
    }
}
