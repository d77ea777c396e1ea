package io.github.poolscope.ui.dock;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Panel;
import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.beans.binding.StringExpression;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * What stands in a panel.
 *
 * @param panel which panel it is
 * @param content its content, which takes all the room
 * @param keys the shortcut that shows it, for display; may be empty
 * @param tools what stands in its head, after the title
 */
public record DockPanel(Panel panel, Region content, StringExpression keys, List<Node> tools) {
    public DockPanel {
        tools = List.copyOf(tools);
        content.setMinSize(0, 0);
    }

    StringBinding title() {
        return Words.bind("panel." + panel.key());
    }
}
