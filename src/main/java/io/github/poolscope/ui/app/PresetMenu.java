package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.session.Presets;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Dialogs;
import io.github.poolscope.ui.workbench.Workbench;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** The menu of named plans: loads one, saves the form's plan, deletes one. FX thread only. */
final class PresetMenu {
    private final MenuButton button;
    private final Presets presets;
    private final Workbench workbench;
    private final Dialogs dialogs;
    private final PopUps popUps;
    private final AtomicInteger readings = new AtomicInteger();
    /** The number of the reading that the menu shows. */
    private int shown;

    /** Fills a menu. */
    PresetMenu(MenuButton button, Workbench workbench, Dialogs dialogs, PopUps popUps) {
        this.button = button;
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.popUps = popUps;
        presets = new Presets(workbench.session().history().home());
        fill(new Presets.Own(List.of(), List.of()));
        Background.apart("presets", this::read);
    }

    /** Returns a button for the menu. */
    static MenuButton button() {
        MenuButton button = new MenuButton();
        button.setId("presets");
        button.textProperty().bind(Words.bind("presets.title"));
        button.getStyleClass().addAll("flat", "small-menu");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        return button;
    }

    /** Reads the plans again; any thread. Only the latest reading is shown, whichever ends first. */
    private void read() {
        int reading = readings.incrementAndGet();
        try {
            Presets.Own own = presets.own();
            FxThread.later(() -> {
                if (reading > shown) {
                    shown = reading;
                    fill(own);
                }
            });
        } catch (IOException e) {
            FxThread.later(() -> dialogs.failed(Words.text("presets.not-read"), e));
        }
    }

    private void fill(Presets.Own own) {
        button.getItems().clear();
        Presets.builtIn().forEach(preset -> button.getItems().add(taking(preset)));
        boolean any = !own.presets().isEmpty() || !own.broken().isEmpty();
        if (any) {
            button.getItems().add(new SeparatorMenuItem());
            own.presets().forEach(preset -> button.getItems().add(taking(preset)));
            own.broken().forEach(broken -> button.getItems().add(telling(broken)));
        }
        MenuItem keep = new MenuItem();
        keep.textProperty().bind(Words.bind("presets.keep"));
        keep.setId("keepPreset");
        keep.setOnAction(event -> askForName());
        button.getItems().addAll(new SeparatorMenuItem(), keep);
        if (any) {
            Menu forget = new Menu();
            forget.textProperty().bind(Words.bind("presets.forget"));
            own.presets().forEach(preset -> forget.getItems().add(removing(preset.name(), () -> {
                presets.forget(preset);
                return preset.name();
            })));
            own.broken().forEach(broken -> forget.getItems().add(removing(broken.name(), () -> {
                presets.forget(broken);
                return broken.name();
            })));
            button.getItems().add(forget);
        }
    }

    private MenuItem taking(Presets.Preset preset) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(Words.bind(preset.title()));
        item.setMnemonicParsing(false);
        item.setId("preset" + preset.name().replaceAll("[^A-Za-z0-9]", ""));
        item.setOnAction(event -> workbench.showPlan(preset.plan()));
        return item;
    }

    /** Returns the entry of a file without a valid plan; it says why the plan can't be loaded. */
    private MenuItem telling(Presets.Broken broken) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(Words.bind("presets.broken", broken.name()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> dialogs.failed(Words.text("presets.not-taken", broken.name()), broken.why()));
        return item;
    }

    private MenuItem removing(String name, Change change) {
        MenuItem item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> change("presets.removed", "presets.not-removed", change));
        return item;
    }

    /** Changes the stored plans; returns which one, or where it is. */
    private interface Change {
        String make() throws IOException;
    }

    private void change(String done, String problem, Change change) {
        Background.apart("preset", () -> {
            try {
                String changed = change.make();
                FxThread.later(() -> dialogs.done(done, changed));
            } catch (IOException | IllegalArgumentException e) {
                FxThread.later(() -> dialogs.failed(Words.text(problem), e));
            }
            read();
        });
    }

    private void askForName() {
        Plan plan = workbench.plan().read().plan();
        TextField name = new TextField();
        name.setId("presetName");
        name.promptTextProperty().bind(Words.bind("presets.name.prompt"));
        name.accessibleTextProperty().bind(Words.bind("presets.name"));
        Label says = new Label();
        says.textProperty().bind(Words.bind("presets.keep-as"));
        VBox content = new VBox(6, says, name);
        content.getStyleClass().add("palette");
        name.setOnAction(event -> {
            String told = name.getText();
            popUps.hide();
            change("presets.kept", "presets.not-kept", () -> presets.keep(told, plan)
                    .toString());
        });
        popUps.show(button, null, content, PopOver.ArrowLocation.TOP_LEFT);
        name.requestFocus();
    }
}
