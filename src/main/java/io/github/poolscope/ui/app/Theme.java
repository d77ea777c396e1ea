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
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** The light and the dark theme. FX thread only. */
enum Theme {
    LIGHT,
    DARK;

    private static final String DARK_CLASS = "dark";

    /**
     * All style sheets of the window. A style sheet added to a pane inside the scene would cost time for each node
     * below it.
     */
    private static final List<String> SHEETS = List.of(
            "poolscope.css",
            "figures/figures.css",
            "history/history.css",
            "lesson/lesson.css",
            "matrix/matrix.css",
            "program/program.css",
            "focus.css");

    /** Loads the fonts of the theme, so that the window looks the same on every machine. */
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

    /**
     * Enlarges the type of menus and tooltips: they are windows of their own, which the enlarged root does not contain.
     */
    static void enlargePopups(Scene scene, boolean wanted) {
        String style = sheet("projector.css");
        scene.getStylesheets().remove(style);
        if (wanted) {
            scene.getStylesheets().add(style);
        }
    }

    /** Enlarges the type of a dialog if the window that owns it is enlarged: a dialog has a scene of its own. */
    static void enlargeLike(Scene owner, Parent dialog) {
        if (isEnlarged(owner)) {
            dialog.getStylesheets().add(sheet("projector.css"));
        }
    }

    /** Returns whether the type of menus and tooltips is enlarged. */
    static boolean isEnlarged(Scene scene) {
        return scene.getStylesheets().contains(sheet("projector.css"));
    }

    /** Returns the style sheet for pop-ups on platforms without transparent windows; empty elsewhere. */
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

    /** Returns the theme with that name; the light theme if there is none. */
    static Theme named(String name) {
        return name.equals(DARK.key()) ? DARK : LIGHT;
    }

    /** Returns the name by which {@link #named} finds the theme. */
    String key() {
        return this == DARK ? "dark" : "light";
    }

    /**
     * Returns a scene with this theme and no content: a style sheet that is added later is applied to every node again.
     */
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
        if (scene.getWindow().isShowing()) { // Otherwise the first frame applies it.
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
