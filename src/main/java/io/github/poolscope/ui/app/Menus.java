package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Command;
import io.github.poolscope.ui.workbench.Command.Place;
import io.github.poolscope.ui.workbench.Commands;
import io.github.poolscope.ui.workbench.FileOpener;
import io.github.poolscope.ui.workbench.Workbench;
import java.nio.file.Path;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menus of the header, made from the list of commands. FX thread only. */
final class Menus {
    private final Commands commands;

    Menus(Commands commands) {
        this.commands = commands;
    }

    void fillFile(MenuButton menu, Workbench workbench) {
        fill(menu, Place.FILE_OPEN, Place.FILE_RUN, Place.FILE_HELP);
        FileOpener files = workbench.files();
        menu.getItems().add(1, recent("file.recent", files.recent().files(), file -> item(file, files)));
        menu.getItems()
                .add(
                        3,
                        recent(
                                "file.watch.recent",
                                workbench.programs().programs(),
                                program -> item(program, workbench)));
    }

    void fillView(MenuButton menu) {
        fill(menu, Place.VIEW_PANEL, Place.VIEW_LAYOUT, Place.VIEW_TYPE, Place.VIEW_LOOK);
    }

    void fillExport(MenuButton menu) {
        fill(menu, Place.EXPORT);
    }

    private void fill(MenuButton menu, Place... places) {
        for (Place place : places) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            commands.at(place).forEach(command -> menu.getItems().add(item(command)));
        }
    }

    static MenuItem item(Command command) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(command.words());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> command.run());
        item.setAccelerator(command.keys());
        item.disableProperty().bind(command.enabled().not());
        return item;
    }

    private static <T> Menu recent(String title, ObservableList<T> recent, Function<T, MenuItem> item) {
        Menu menu = new Menu();
        menu.textProperty().bind(Words.bind(title));
        InvalidationListener fill = o -> {
            menu.getItems().setAll(recent.stream().map(item).toList());
            menu.setDisable(recent.isEmpty());
        };
        recent.addListener(fill);
        fill.invalidated(recent);
        return menu;
    }

    private static MenuItem item(Work.Command program, Workbench workbench) {
        MenuItem item = new MenuItem(program.title());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            workbench.showPlan(Plan.DEFAULT.withWork(program));
            workbench.wantPlan();
        });
        return item;
    }

    private static MenuItem item(Path file, FileOpener files) {
        MenuItem item = new MenuItem(String.valueOf(file.getFileName()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> files.open(file));
        return item;
    }
}
