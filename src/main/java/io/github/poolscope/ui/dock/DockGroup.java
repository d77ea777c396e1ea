package io.github.poolscope.ui.dock;

import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Layout;
import io.github.poolscope.ui.workbench.Panel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Panels in one place: a head with their tabs and the tools of the one in front, and its content. FX thread only. */
final class DockGroup extends VBox {
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");

    /** The room in pixels that a view has for the ring around it while it has the focus: above and below, and aside. */
    private static final double RING = 3;

    private static final double RING_ASIDE = 7;

    private final Layout layout;
    private final List<DockPanel> panels;
    private final List<DockTab> tabs = new ArrayList<>();
    private final DockHead head;
    private final Button enlarge = new Button();
    private final FontIcon enlargeIcon = new FontIcon(Feather.MAXIMIZE_2);
    private final Tooltip enlargeHint = new Tooltip();

    DockGroup(Layout layout, List<DockPanel> panels, DockDrag drag) {
        this.layout = layout;
        this.panels = panels;
        getStyleClass().addAll("card", "dock-group");
        for (DockPanel panel : panels) {
            DockTab tab = new DockTab(layout, panel);
            drag.install(tab);
            tabs.add(tab);
        }
        pseudoClassStateChanged(
                ALONE, panels.size() == 1 || panels.get(0).panel().isAtTheSide());
        enlarge.setGraphic(enlargeIcon);
        enlarge.getStyleClass().addAll("flat", "small-icon", "enlarge");
        enlarge.setTooltip(enlargeHint);
        enlarge.setOnAction(event -> layout.toggleEnlarged(front().panel()));
        head = new DockHead(tabs, enlarge);
        head.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getTarget() == head) {
                layout.toggleEnlarged(front().panel());
            }
        });
        StackPane contents = new StackPane();
        contents.setMinSize(0, 0);
        contents.setPrefSize(0, 0);
        Rectangle clip = new Rectangle();
        clip.setX(-RING_ASIDE);
        clip.setY(-RING);
        clip.widthProperty().bind(contents.widthProperty().add(2 * RING_ASIDE));
        clip.heightProperty().bind(contents.heightProperty().add(2 * RING));
        contents.setClip(clip);
        panels.forEach(panel -> contents.getChildren().add(panel.content()));
        VBox.setVgrow(contents, Priority.ALWAYS);
        setMinSize(0, 0);
        getChildren().addAll(head, contents);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> layout.use(front().panel()));
    }

    /** Shows the panel in front and hides the others, after a change of the layout. */
    void update() {
        Panel front = front().panel();
        for (int i = 0; i < panels.size(); i++) {
            DockPanel panel = panels.get(i);
            boolean shown = panel.panel() == front;
            tabs.get(i).select(shown);
            tabs.get(i).setManaged(shown || panel.panel().isOfRun());
            panel.content().setVisible(shown);
            if (shown) {
                head.show(panel.tools());
            }
        }
        boolean enlarged = layout.enlarged().filter(this::has).isPresent();
        enlargeIcon.setIconCode(enlarged ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2);
        StringBinding says = Words.bind(enlarged ? "panel.restore" : "panel.enlarge");
        enlargeHint.textProperty().bind(says);
        enlarge.accessibleTextProperty().bind(says);
        SpaceFilter.show(enlarge, front != Panel.PREDICTION);
    }

    boolean has(Panel panel) {
        return panels.stream().anyMatch(each -> each.panel() == panel);
    }

    /** Returns the tabs from left to right. */
    List<DockTab> tabs() {
        return tabs;
    }

    DockPanel front() {
        return panels.stream().filter(this::isFront).findFirst().orElse(panels.get(0));
    }

    private boolean isFront(DockPanel panel) {
        return panel.panel().isAtTheSide()
                ? panel.panel() == layout.side()
                : layout.rows()
                        .groupOf(panel.panel())
                        .filter(group -> group.front() == panel.panel())
                        .isPresent();
    }
}
