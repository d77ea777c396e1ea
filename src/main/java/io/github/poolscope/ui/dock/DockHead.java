package io.github.poolscope.ui.dock;

import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The head of a group: tabs at the left, tools at the right. If there is too little room, tools are left out first, then
 * tabs other than the one in front, which a menu lists instead. FX thread only.
 */
final class DockHead extends Region {
    private static final double GAP = 2;
    private static final double TOOL_GAP = 8;
    /** The width in pixels below which a text is not worth showing. */
    private static final double MIN_TEXT = 70;

    private final List<DockTab> tabs;
    private final MenuButton more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
    private final Button enlarge;
    private List<Node> tools = List.of();
    /** Each tool in a place of its own: whether it fits has nothing to do with whether it is of use now. */
    private final List<StackPane> places = new ArrayList<>();

    DockHead(List<DockTab> tabs, Button enlarge) {
        this.tabs = tabs;
        this.enlarge = enlarge;
        getStyleClass().add("dock-head");
        more.getStyleClass().addAll("flat", "small-icon", "no-arrow", "more-tabs");
        more.setTooltip(Words.tooltip("panel.more"));
        more.accessibleTextProperty().bind(Words.bind("panel.more"));
        more.setOnShowing(event -> more.getItems()
                .setAll(tabs.stream()
                        .filter(tab -> !tab.isVisible())
                        .map(DockHead::item)
                        .toList()));
        more.getItems().add(new MenuItem()); // Without an item the menu would not be shown.
        getChildren().addAll(tabs);
        getChildren().addAll(more, enlarge);
    }

    private static MenuItem item(DockTab tab) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(tab.textProperty());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> tab.fire());
        return item;
    }

    /** Shows the tools of the panel in front. */
    void show(List<Node> next) {
        if (!next.equals(tools)) {
            getChildren().removeAll(places);
            places.clear();
            tools = next;
            tools.forEach(tool -> places.add(new StackPane(tool)));
            getChildren().addAll(places);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double height = getHeight() - in.getTop() - in.getBottom();
        double right = getWidth() - in.getRight();
        if (enlarge.isManaged()) {
            double width = enlarge.prefWidth(-1);
            place(enlarge, right - width, width, height);
            right -= width + TOOL_GAP;
        }
        double left = placeTabs(in.getLeft(), right, height);
        placeTools(left + TOOL_GAP, right, height);
    }

    /** Places the tabs and returns where they end. */
    private double placeTabs(double from, double to, double height) {
        List<DockTab> managed = tabs.stream().filter(Node::isManaged).toList();
        double all =
                managed.stream().mapToDouble(tab -> tab.prefWidth(-1) + GAP).sum();
        boolean fit = from + all <= to;
        double room = to - from - (fit ? 0 : more.prefWidth(-1));
        List<DockTab> shown = fit ? managed : fitting(managed, room);
        double x = from;
        for (DockTab tab : tabs) {
            tab.setVisible(shown.contains(tab));
            if (tab.isVisible()) {
                double width = Math.min(tab.prefWidth(-1), Math.max(0, from + room - x));
                place(tab, x, width, height);
                x += width + GAP;
            }
        }
        more.setVisible(!fit);
        if (!fit) {
            double width = more.prefWidth(-1);
            place(more, x, width, height);
            x += width;
        }
        return x;
    }

    /** Returns the tab in front and as many others from the left as fit. */
    private List<DockTab> fitting(List<DockTab> all, double room) {
        double left = room
                - all.stream()
                        .filter(DockTab::isSelected)
                        .mapToDouble(tab -> tab.prefWidth(-1) + GAP)
                        .sum();
        List<DockTab> shown = new ArrayList<>();
        boolean full = false;
        for (DockTab tab : all) {
            double width = tab.prefWidth(-1) + GAP;
            if (tab.isSelected()) {
                shown.add(tab);
            } else if (!full && width <= left) {
                shown.add(tab);
                left -= width;
            } else {
                full = true;
            }
        }
        return shown;
    }

    /** Places tools from the right; those that don't fit are left out, except texts that may be truncated. */
    private void placeTools(double from, double to, double height) {
        double right = to;
        for (int i = places.size() - 1; i >= 0; i--) {
            StackPane tool = places.get(i);
            double wanted = tool.prefWidth(-1);
            double room = right - from;
            boolean text = tools.get(i) instanceof Label label && label.getMinWidth() == 0;
            double width = text ? Math.min(wanted, room) : wanted;
            boolean fits = wanted > 0 && width <= room && (!text || width >= Math.min(wanted, MIN_TEXT));
            tool.setVisible(fits);
            if (fits) {
                place(tool, right - width, width, height);
                right -= width + TOOL_GAP;
            }
        }
    }

    private static void place(Node node, double x, double width, double height) {
        double own = Math.min(height, node.prefHeight(width));
        node.resizeRelocate(Math.floor(x), Math.floor((height - own) / 2), Math.ceil(width), own);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return tabs.stream().mapToDouble(tab -> tab.prefWidth(-1) + GAP).sum();
    }
}
