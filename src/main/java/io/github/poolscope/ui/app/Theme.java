package io.github.poolscope.ui.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.poolscope.ui.Launcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** The light and the dark look. FX thread only. */
enum Theme {
    LIGHT,
    DARK;

    private static final String DARK_CLASS = "dark";

    /**
     * All of the window's: one that a pane within the scene brings along costs time for each node below it, and more
     * with each.
     */
    private static final List<String> SHEETS = List.of("poolscope.css", "lesson/lesson.css", "matrix/matrix.css");

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

    /** Menus and hints are windows of their own, which nobody enlarges: their type is made larger. */
    static void enlargePopups(Scene scene, boolean wanted) {
        String style = sheet("projector.css");
        scene.getStylesheets().remove(style);
        if (wanted) {
            scene.getStylesheets().add(style);
        }
    }

    /** The sheet that pop-ups need where they can't be transparent in part; empty where they can. */
    static Optional<String> opaquePopUps() {
        return Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)
                ? Optional.empty()
                : Optional.of(sheet("opaque.css"));
    }

    private static String sheet(String name) {
        URL style = Launcher.class.getResource(name);
        if (style == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return style.toExternalForm();
    }

    /** The theme of that name; the light one if there is no such. */
    static Theme named(String name) {
        return name.equals(DARK.key()) ? DARK : LIGHT;
    }

    /** What {@link #named} finds it by. */
    String key() {
        return this == DARK ? "dark" : "light";
    }

    /** A scene that wears the theme and has no content yet: each sheet that is put on later goes through all nodes. */
    Scene emptyScene() {
        setAsUserAgent();
        Scene scene = new Scene(new Group());
        scene.getStylesheets().setAll(sheets());
        opaquePopUps().ifPresent(scene.getStylesheets()::add);
        return scene;
    }

    void applyTheme(Scene scene) {
        setAsUserAgent();
        boolean dark = scene.getRoot().getStyleClass().contains(DARK_CLASS);
        if (dark && this == LIGHT) {
            scene.getRoot().getStyleClass().remove(DARK_CLASS);
        } else if (!dark && this == DARK) {
            scene.getRoot().getStyleClass().add(DARK_CLASS);
        }
        if (scene.getWindow().isShowing()) { // Else its first frame does it.
            scene.getRoot().applyCss();
        }
    }

    private void setAsUserAgent() {
        String sheet =
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }

    private static List<String> sheets() {
        return SHEETS.stream().map(Theme::sheet).toList();
    }
}
