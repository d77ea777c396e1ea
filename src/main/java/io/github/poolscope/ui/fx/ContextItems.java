package io.github.poolscope.ui.fx;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;

/** A view whose context menu begins with items for the thing that it was opened on. FX thread only. */
public interface ContextItems {
    /** Returns the items for what is at the event's position or, if a key opened the menu, for what is selected. */
    List<MenuItem> contextItems(ContextMenuEvent event);

    /** Returns where the menu appears if a key opens it, in pixels within the view. */
    Point2D menuPlace();
}
