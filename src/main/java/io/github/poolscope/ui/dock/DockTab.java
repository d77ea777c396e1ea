package io.github.poolscope.ui.dock;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Layout;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.PanelRows.Side;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** The title of a panel in the head of its group: shows, enlarges and moves the panel. FX thread only. */
final class DockTab extends ToggleButton {
    private static final PseudoClass FRONT = PseudoClass.getPseudoClass("front");

    private final Layout layout;
    private final Panel panel;

    DockTab(Layout layout, DockPanel of) {
        this.layout = layout;
        panel = of.panel();
        setId("tab-" + panel.key());
        getStyleClass().setAll("dock-tab");
        setAccessibleRole(AccessibleRole.TAB_ITEM);
        textProperty().bind(of.title());
        Tooltip hint = new Tooltip();
        hint.textProperty().bind(Words.bind("panel.tab.hint", of.keys()));
        setTooltip(hint);
        setOnAction(event -> layout.show(panel));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                layout.toggleEnlarged(panel);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnContextMenuRequested(event -> {
            menu().show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    Panel panel() {
        return panel;
    }

    void select(boolean front) {
        setSelected(front);
        setFocusTraversable(front);
        pseudoClassStateChanged(FRONT, front);
    }

    /** The arrow keys go to the tabs beside this one, as in other rows of tabs. */
    private void key(KeyEvent event) {
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        List<Panel> tabs =
                layout.rows().groupOf(panel).map(group -> group.panels()).orElse(List.of());
        int next = tabs.indexOf(panel) + step;
        if (step != 0) {
            event.consume();
            if (next >= 0 && next < tabs.size()) {
                layout.show(tabs.get(next));
                getParent().getChildrenUnmodifiable().stream()
                        .filter(node -> node instanceof DockTab tab && tab.panel == tabs.get(next))
                        .forEach(Node::requestFocus);
            }
        }
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.getItems().add(item("panel.enlarge-or-restore", () -> layout.toggleEnlarged(panel)));
        if (panel.isOfRun()) {
            menu.getItems().add(new SeparatorMenuItem());
            for (Side side : Side.values()) {
                MenuItem item = item(key(side), () -> layout.split(panel, panel, side));
                item.setDisable(!layout.rows().hasRoomBeside(panel, panel, side));
                menu.getItems().add(item);
            }
            menu.getItems().add(new SeparatorMenuItem());
            layout.rows().groups().stream()
                    .filter(group -> !group.panels().contains(panel))
                    .forEach(group -> menu.getItems()
                            .add(item(
                                    Words.text(
                                            "panel.join",
                                            Words.text("panel." + group.front().key())),
                                    () -> layout.join(
                                            panel, group.front(), group.panels().size()))));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item(Words.text("panel.reset"), layout::reset));
        return menu;
    }

    private static String key(Side side) {
        return switch (side) {
            case LEFT -> "panel.split-left";
            case RIGHT -> "panel.split-right";
            case ABOVE -> "panel.split-above";
            case BELOW -> "panel.split-below";
        };
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text.startsWith("panel.") ? Words.text(text) : text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
