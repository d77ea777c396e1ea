package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.ScaledPane;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The arrangement of the window that is restored at the next start: theme, size of type, dividers, columns. FX thread.
 */
final class Arrangement {
    /** The scale in projector mode, if there is room for it. */
    private static final double PROJECTOR = 1.5;

    private static final String THEME = "theme";

    private static final PseudoClass CHINESE = PseudoClass.getPseudoClass("chinese");
    private static final double MIN_WIDTH = 1060;
    private static final double MIN_HEIGHT = 640;

    private final WindowMemory memory;
    private final RunViews views;
    private final FontIcon themeIcon;
    private final ScaledPane enlarger;
    private Theme theme = Theme.LIGHT;
    private boolean projected;
    private Runnable themeChanged = () -> {};

    /**
     * Creates the arrangement of a window.
     *
     * @param content the content of the window
     * @param themeIcon shows which theme can be chosen
     */
    Arrangement(WindowMemory memory, RunViews views, Region content, FontIcon themeIcon) {
        this.memory = memory;
        this.views = views;
        this.themeIcon = themeIcon;
        enlarger = new ScaledPane(content, MIN_WIDTH, MIN_HEIGHT);
        enlarger.factorProperty().addListener((o, before, now) -> views.sharpen(now.doubleValue()));
    }

    /** Returns the scene's root, which shows the content at the chosen scale. */
    ScaledPane root() {
        return enlarger;
    }

    /** Returns the theme that was used last. */
    static Theme remembered(WindowMemory memory) {
        return Theme.named(memory.recalled(THEME).orElse(""));
    }

    /** Applies the stored theme and language; the system's at the first start. */
    void apply() {
        Words.follow(scene().getRoot(), this::markLanguage);
        Words.speak(Language.of(Locale.getDefault(Locale.Category.DISPLAY)));
        memory.remember("language", () -> Words.language().key(), key -> Language.named(key)
                .ifPresent(Words::speak));
        markLanguage();
        applyTheme(remembered(memory));
        memory.remember(THEME, () -> theme.key(), text -> {});
    }

    /** Restores divider positions and columns. Call it once the window is shown; earlier positions would be lost. */
    void remember(Map<String, SplitPane> splits) {
        splits.forEach(
                (name, split) -> memory.remember(name, () -> Layouts.of(split), text -> Layouts.restore(split, text)));
        views.tables().forEach(this::remember);
        memory.remember("program", views.program()::language, views.program()::speak);
        memory.remember("100 % is", views.cpu().scale()::chosen, views.cpu().scale()::choose);
        memory.remember("projector", () -> Boolean.toString(projected), text -> project(Boolean.parseBoolean(text)));
    }

    private void remember(String name, TableView<?> table) {
        memory.remember(name, () -> Layouts.of(table), text -> Layouts.restore(table, text));
    }

    /** Turns projector mode, which enlarges everything, on or off. */
    private void project(boolean wanted) {
        projected = wanted;
        enlarger.enlarge(wanted ? PROJECTOR : 1);
        Theme.enlargePopups(scene(), wanted);
    }

    void toggleProjector() {
        project(!projected);
    }

    /** Calls {@code redraw} each time another theme is applied. */
    void onThemeChange(Runnable redraw) {
        themeChanged = redraw;
    }

    /** Marks the scene with its language: Chinese text needs larger type where type is very small. */
    private void markLanguage() {
        scene().getRoot().pseudoClassStateChanged(CHINESE, Words.language() == Language.CHINESE);
    }

    /** Switches to the other of the two languages. */
    void switchLanguage() {
        Words.speak(Words.language().other());
    }

    Theme theme() {
        return theme;
    }

    void applyTheme(Theme next) {
        theme = next;
        next.applyTheme(scene());
        themeIcon.setIconCode(next == Theme.DARK ? Feather.SUN : Feather.MOON);
        views.redraw();
        themeChanged.run();
    }

    void toggleTheme() {
        applyTheme(theme.other());
    }

    private Scene scene() {
        return enlarger.getScene();
    }
}
