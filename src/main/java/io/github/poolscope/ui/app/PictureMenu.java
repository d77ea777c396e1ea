package io.github.poolscope.ui.app;

import io.github.poolscope.files.Destination;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.Copying;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Dialogs;
import io.github.poolscope.ui.workbench.Workbench;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/**
 * The context menus of the views: what can be done with the thing that they were opened on, and copying or saving the
 * view as a picture. The latter is also a command. FX thread only.
 */
final class PictureMenu {
    private final Stage stage;
    private final Colours colours;
    private final Workbench workbench;
    private final Dialogs dialogs;

    /** Creates the menu without views. */
    PictureMenu(Stage stage, Colours colours, Workbench workbench, Dialogs dialogs) {
        this.stage = stage;
        this.colours = colours;
        this.workbench = workbench;
        this.dialogs = dialogs;
    }

    /** Adds a context menu to each view; one that has {@link ContextItems} has these first. */
    void install(List<ViewPicture> views) {
        for (ViewPicture view : views) {
            view.node().setOnContextMenuRequested(event -> {
                if (view.there().getAsBoolean()) {
                    menu(view, event).show(view.node(), event.getScreenX(), event.getScreenY());
                    event.consume();
                }
            });
        }
    }

    private ContextMenu menu(ViewPicture view, ContextMenuEvent event) {
        ContextMenu menu = new ContextMenu();
        List<MenuItem> first = view.node() instanceof ContextItems items ? items.contextItems(event) : List.of();
        if (!first.isEmpty()) {
            menu.getItems().addAll(first);
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems()
                .addAll(
                        ContextItems.item("picture.copy", () -> copy(view)),
                        ContextItems.item("picture.copy-svg", () -> copySvg(view)),
                        ContextItems.item("picture.save", () -> choose(view)));
        menu.setAutoHide(true);
        return menu;
    }

    private void copy(ViewPicture view) {
        Copying.picture(view.node(), view.image(colours.of(Colours.Role.PAPER)));
    }

    private void copySvg(ViewPicture view) {
        Copying.text(view.node(), view.svg().draw(workbench.darkProperty().get()));
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
        ViewPicture.Taken picture = view.take(file, workbench.darkProperty().get(), colours.of(Colours.Role.PAPER));
        List<Path> still = workbench.needed();
        Background.apart("picture", () -> {
            try {
                picture.write(Destination.of(file).apartFrom(still));
                FxThread.later(() -> dialogs.done("picture.saved", file.toString()));
            } catch (IOException e) {
                FxThread.later(() -> dialogs.failed(Words.text("picture.not-saved"), e));
            }
        });
    }
}
