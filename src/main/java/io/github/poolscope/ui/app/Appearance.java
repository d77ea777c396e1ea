package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.ScaledPane;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Memory;
import io.github.poolscope.ui.workbench.Workbench;
import io.github.poolscope.words.Language;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the window looks: theme, language and size of type, as the workbench has them. FX thread only. */
final class Appearance {
    /**
     * The room in pixels that the contents have in projector mode: with type in its usual size, text is then at least a
     * fiftieth of the height of a wide screen, which can be read from the last row.
     */
    private static final double PROJECTED_WIDTH = 900;

    private static final double PROJECTED_HEIGHT = 506;
    /** The maximum scale in projector mode. */
    private static final double MAX_SCALE = 4;

    private static final String THEME = "theme";

    private static final PseudoClass PROJECTED = PseudoClass.getPseudoClass("projected");
    private static final PseudoClass CHINESE = PseudoClass.getPseudoClass("chinese");

    private final Workbench workbench;
    private final FontIcon themeIcon;
    private final ScaledPane root;

    /**
     * Creates the appearance of a window.
     *
     * @param content the content of the window
     * @param themeIcon shows which theme can be chosen
     */
    Appearance(Workbench workbench, Region content, FontIcon themeIcon) {
        this.workbench = workbench;
        this.themeIcon = themeIcon;
        root = new ScaledPane(content, PROJECTED_WIDTH, PROJECTED_HEIGHT);
    }

    /** Returns the scene's root, which shows the content at the chosen scale. */
    ScaledPane root() {
        return root;
    }

    /** Returns the theme that was used last. */
    static Theme remembered(WindowMemory memory) {
        return Theme.named(memory.recalled(THEME).orElse(""));
    }

    /** Applies the stored theme, scale and language; the system's language at the first start. */
    void apply(Memory memory) {
        Words.follow(scene().getRoot(), this::markLanguage);
        Words.speak(Language.of(Locale.getDefault(Locale.Category.DISPLAY)));
        memory.remember("language", () -> Words.language().key(), key -> Language.named(key)
                .ifPresent(Words::speak));
        markLanguage();
        workbench.darkProperty().addListener((o, before, dark) -> applyTheme());
        memory.remember(
                THEME, () -> theme().key(), key -> workbench.darkProperty().set(Theme.named(key) == Theme.DARK));
        applyTheme();
        workbench.projectedProperty().addListener((o, before, projected) -> project(projected));
        memory.remember(
                "projector",
                () -> Boolean.toString(workbench.projectedProperty().get()),
                text -> workbench.projectedProperty().set(Boolean.parseBoolean(text)));
    }

    private void project(boolean wanted) {
        root.enlarge(wanted ? MAX_SCALE : 1);
        Theme.enlargePopups(scene(), wanted);
        scene().getRoot().pseudoClassStateChanged(PROJECTED, wanted);
    }

    /** Marks the scene with its language: Chinese text needs larger type where type is very small. */
    private void markLanguage() {
        scene().getRoot().pseudoClassStateChanged(CHINESE, Words.language() == Language.CHINESE);
    }

    private Theme theme() {
        return workbench.darkProperty().get() ? Theme.DARK : Theme.LIGHT;
    }

    private void applyTheme() {
        theme().applyTheme(scene());
        themeIcon.setIconCode(theme() == Theme.DARK ? Feather.SUN : Feather.MOON);
    }

    private Scene scene() {
        return root.getScene();
    }
}
