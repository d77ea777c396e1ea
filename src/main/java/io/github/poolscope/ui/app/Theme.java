package io.github.poolscope.ui.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.poolscope.ui.Launcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** The light and the dark look. FX thread only. */
enum Theme {
    LIGHT,
    DARK;

    private static final String DARK_CLASS = "dark";

    /** Loads the fonts that the look needs, so that it is the same on every machine. */
    static void loadFonts() {
        for (String file : List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf")) {
            try (InputStream font = Launcher.class.getResourceAsStream("fonts/" + file)) {
                if (font != null) {
                    Font.loadFont(font, 12);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    void wear(Scene scene) {
        Application.setUserAgentStylesheet(
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
        URL style = Launcher.class.getResource("poolscope.css");
        if (style == null) {
            throw new IllegalStateException("poolscope.css is missing");
        }
        scene.getStylesheets().setAll(style.toExternalForm());
        scene.getRoot().getStyleClass().remove(DARK_CLASS);
        if (this == DARK) {
            scene.getRoot().getStyleClass().add(DARK_CLASS);
        }
        scene.getRoot().applyCss();
    }
}
