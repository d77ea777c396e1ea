package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Enlarger;
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

/** How the window is arranged, and comes back when it is opened again: theme, size of type, splitters, columns. FX thread. */
final class Arrangement {
    /** In projector mode everything is this many times as large, if there is room for it. */
    private static final double PROJECTOR = 1.5;

    private static final String THEME = "theme";

    private static final PseudoClass CHINESE = PseudoClass.getPseudoClass("chinese");
    private static final double LEAST_WIDTH = 1060;
    private static final double LEAST_HEIGHT = 640;

    private final WindowMemory memory;
    private final RunViews views;
    private final FontIcon themeIcon;
    private final Enlarger enlarger;
    private Theme worn = Theme.LIGHT;
    private boolean projected;
    private Runnable wornAnew = () -> {};

    /**
     * The arrangement of a window.
     *
     * @param content all that the window shows
     * @param themeIcon shows which theme is to be had
     */
    Arrangement(WindowMemory memory, RunViews views, Region content, FontIcon themeIcon) {
        this.memory = memory;
        this.views = views;
        this.themeIcon = themeIcon;
        enlarger = new Enlarger(content, LEAST_WIDTH, LEAST_HEIGHT);
        enlarger.factorProperty().addListener((o, before, now) -> views.sharpen(now.doubleValue()));
    }

    /** The scene's root: the content, as large as it is wanted. */
    Enlarger root() {
        return enlarger;
    }

    /** The theme that was worn last. */
    static Theme remembered(WindowMemory memory) {
        return Theme.named(memory.recalled(THEME).orElse(""));
    }

    /** Puts on the theme that was worn last and speaks the language that was spoken last; at first the system's. */
    void apply() {
        Words.follow(scene().getRoot(), this::markLanguage);
        Words.speak(Language.of(Locale.getDefault(Locale.Category.DISPLAY)));
        memory.remember("language", () -> Words.language().key(), key -> Language.named(key)
                .ifPresent(Words::speak));
        markLanguage();
        applyTheme(remembered(memory));
        memory.remember(THEME, () -> worn.key(), text -> {});
    }

    /** Brings back where splitters and columns were; they keep their places only in a window that is there. */
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

    /** Shows everything large, for those at the back of the room, or as usual. */
    private void project(boolean wanted) {
        projected = wanted;
        enlarger.enlarge(wanted ? PROJECTOR : 1);
        Theme.enlargePopups(scene(), wanted);
    }

    void toggleProjector() {
        project(!projected);
    }

    /** Has {@code redraw} run whenever another theme is put on. */
    void onWear(Runnable redraw) {
        wornAnew = redraw;
    }

    /** Chinese characters need larger type where there is very small one. */
    private void markLanguage() {
        scene().getRoot().pseudoClassStateChanged(CHINESE, Words.language() == Language.CHINESE);
    }

    /** Speaks the other language, of the two. */
    void speakOther() {
        Words.speak(Words.language().other());
    }

    Theme theme() {
        return worn;
    }

    void applyTheme(Theme next) {
        worn = next;
        next.applyTheme(scene());
        themeIcon.setIconCode(next == Theme.DARK ? Feather.SUN : Feather.MOON);
        views.redraw();
        wornAnew.run();
    }

    void toggleTheme() {
        applyTheme(worn.other());
    }

    private Scene scene() {
        return enlarger.getScene();
    }
}
