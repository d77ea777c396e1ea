package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Shown;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/** Tells in a corner of the window what was done, or why something was not. FX thread only. */
final class Messages {
    private static final Duration GOOD_NEWS = Duration.seconds(6);
    private static final Duration BAD_NEWS = Duration.seconds(12);

    /** In characters: what a corner has room for. */
    private static final int LONGEST = 600;

    private final Window window;

    Messages(Window window) {
        this.window = window;
    }

    /** Tells of something that was done; {@code key} is that of its title. */
    void tell(String key, String text) {
        message(Words.text(key), text).hideAfter(GOOD_NEWS).showInformation();
    }

    /** Tells of something that was not done. */
    void tell(String title, Exception error) {
        message(title, Words.why(error)).hideAfter(BAD_NEWS).showError();
    }

    private Notifications message(String title, String text) {
        return Notifications.create().owner(window).title(title).text(Shown.beginning(text, LONGEST));
    }
}
