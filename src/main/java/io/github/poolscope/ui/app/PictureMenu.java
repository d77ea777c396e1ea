package io.github.poolscope.ui.app;

import io.github.poolscope.files.Destination;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Copying;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Copies or saves views as pictures, from their context menus and by command. FX thread only. */
final class PictureMenu {
    private final Stage stage;
    private final Colours colours;
    private final BooleanSupplier dark;
    private final Supplier<List<Path>> needed;
    private final Consumer<Path> saved;
    private final BiConsumer<String, Exception> tell;

    /**
     * Creates the menu without views.
     *
     * @param dark whether the window is dark
     * @param needed returns the files that must not be overwritten
     * @param saved is told which file was written
     * @param tell reports an error
     */
    PictureMenu(
            Stage stage,
            Colours colours,
            BooleanSupplier dark,
            Supplier<List<Path>> needed,
            Consumer<Path> saved,
            BiConsumer<String, Exception> tell) {
        this.stage = stage;
        this.colours = colours;
        this.dark = dark;
        this.needed = needed;
        this.saved = saved;
        this.tell = tell;
    }

    /** Adds a context menu to each view. */
    void install(List<ViewPicture> views) {
        for (ViewPicture view : views) {
            view.node().setOnContextMenuRequested(event -> {
                if (view.there().getAsBoolean()) {
                    menu(view).show(view.node(), event.getScreenX(), event.getScreenY());
                    event.consume();
                }
            });
        }
    }

    private ContextMenu menu(ViewPicture view) {
        ContextMenu menu = new ContextMenu(
                item("picture.copy", () -> copy(view)),
                item("picture.copy-svg", () -> copySvg(view)),
                item("picture.save", () -> choose(view)));
        menu.setAutoHide(true);
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Words.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void copy(ViewPicture view) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(view.image(colours.of(Colours.Role.PAPER)));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void copySvg(ViewPicture view) {
        Copying.text(view.svg().draw(dark.getAsBoolean()));
    }

    /** Asks for a file and saves a view to it: as SVG if the name ends in .svg, otherwise as PNG. */
    void choose(ViewPicture view) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.text("picture.save.title", view.title()));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Words.text("picture.png"), "*.png"),
                        new FileChooser.ExtensionFilter(Words.text("picture.svg"), "*.svg"));
        chooser.setInitialFileName(view.fileName());
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            FileChooser.ExtensionFilter filter = chooser.getSelectedExtensionFilter();
            boolean svg = filter != null && filter.getExtensions().contains("*.svg");
            String name = chosen.toString();
            save(view, Path.of(svg && name.endsWith(".png") ? name.replaceFirst("\\.png$", ".svg") : name));
        }
    }

    void save(ViewPicture view, Path file) {
        ViewPicture.Taken picture = view.take(file, dark.getAsBoolean(), colours.of(Colours.Role.PAPER));
        List<Path> still = needed.get();
        Background.apart("picture", () -> {
            try {
                picture.write(Destination.of(file).apartFrom(still));
                FxThread.later(() -> saved.accept(file));
            } catch (IOException e) {
                FxThread.later(() -> tell.accept(Words.text("picture.not-saved"), e));
            }
        });
    }
}
