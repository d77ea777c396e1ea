package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.workbench.Page;
import io.github.poolscope.ui.workbench.Workbench;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Shows the page of the workbench below the header. When a page is closed, the focus goes back to where it was. FX
 * thread only.
 */
final class PageSwitch {
    private final Map<Page, Node> pages;
    private final Map<Page, Runnable> onShow;
    private @Nullable Node focusedBefore;

    /**
     * @param pages the node of each page
     * @param withPanels what is shown only with the panels
     * @param onShow runs when a page is shown, after its node has become visible
     */
    PageSwitch(Workbench workbench, Map<Page, Node> pages, List<Node> withPanels, Map<Page, Runnable> onShow) {
        this.pages = Map.copyOf(pages);
        this.onShow = Map.copyOf(onShow);
        Page now = workbench.pageProperty().get();
        pages.forEach((page, node) -> node.setVisible(page == now));
        workbench.pageProperty().addListener((o, before, page) -> {
            withPanels.forEach(node -> SpaceFilter.show(node, page == Page.PANELS));
            show(before, page);
        });
    }

    private void show(Page before, Page page) {
        Node node = pages.get(page);
        Scene scene = node == null ? null : node.getScene();
        if (scene != null && before == Page.PANELS) {
            focusedBefore = scene.getFocusOwner();
        }
        pages.forEach((each, content) -> content.setVisible(each == page));
        onShow.getOrDefault(page, () -> {}).run();
        Node focus = focusedBefore;
        if (page == Page.PANELS && focus != null) {
            focusedBefore = null;
            focus.requestFocus();
        }
    }
}
