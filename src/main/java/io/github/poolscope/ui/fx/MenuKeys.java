package io.github.poolscope.ui.fx;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys that open the context menu of what has the focus: the menu key and Shift+F10. The toolkit has them on some
 * systems only. FX thread only.
 */
public final class MenuKeys {
    private boolean opening;

    private MenuKeys() {}

    /** Makes the keys work in a scene. */
    public static void install(Scene scene) {
        MenuKeys keys = new MenuKeys();
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Node focus = scene.getFocusOwner();
            if (focus != null && isMenuKey(event)) {
                keys.open(focus);
                event.consume();
            }
        });
        // Where the system asks as well, one menu is enough.
        scene.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (event.isKeyboardTrigger() && !keys.opening) {
                event.consume();
            }
        });
    }

    private static boolean isMenuKey(KeyEvent event) {
        return event.getCode() == KeyCode.CONTEXT_MENU
                || (event.getCode() == KeyCode.F10
                        && event.isShiftDown()
                        && !event.isShortcutDown()
                        && !event.isAltDown());
    }

    private void open(Node focus) {
        Point2D place = place(focus);
        Point2D inScene = focus.localToScene(place);
        Point2D onScreen = focus.localToScreen(place);
        if (onScreen == null) {
            return;
        }
        opening = true;
        try {
            Event.fireEvent(
                    focus,
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                            inScene.getX(),
                            inScene.getY(),
                            onScreen.getX(),
                            onScreen.getY(),
                            true,
                            null));
        } finally {
            opening = false;
        }
    }

    /** Returns the place of a menu within a node: below the selected row or, if it has no rows, its middle. */
    private static Point2D place(Node focus) {
        if (focus instanceof ContextItems items) {
            return items.menuPlace();
        }
        Bounds all = focus.getLayoutBounds();
        return focus.lookupAll(".indexed-cell").stream()
                .filter(cell -> cell instanceof TableRow<?> || focus instanceof ListView<?>)
                .filter(cell -> cell instanceof IndexedCell<?> row && row.isVisible() && row.isSelected())
                .findFirst()
                .map(cell -> belowRow(focus, cell))
                .filter(all::contains)
                .orElseGet(() -> new Point2D(all.getCenterX(), all.getCenterY()));
    }

    /** Returns the place of a menu below a row of a table or list. */
    private static Point2D belowRow(Node focus, Node row) {
        Bounds bounds = focus.sceneToLocal(row.localToScene(row.getLayoutBounds()));
        return new Point2D(bounds.getMinX() + Math.min(40, bounds.getWidth() / 2), bounds.getMaxY());
    }

    /** Returns the place of a menu for the selected row of a table that has {@link ContextItems}. */
    public static Point2D belowSelected(TableView<?> table) {
        return table.lookupAll(".table-row-cell").stream()
                .filter(cell -> cell instanceof TableRow<?> row && row.isVisible() && row.isSelected())
                .findFirst()
                .map(row -> belowRow(table, row))
                .orElseGet(() -> new Point2D(table.getWidth() / 2, table.getHeight() / 2));
    }
}
