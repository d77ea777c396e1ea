package io.github.poolscope.ui.fx;

import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys that open the context menu of what has the focus: the menu key and Shift+F10. The toolkit has them on some
 * systems only. FX thread only.
 */
public final class MenuKeys {
    /** The distance of a menu from the left end of its row, in pixels. */
    private static final double INDENT = 40;

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

    private static Point2D place(Node focus) {
        Optional<Point2D> own = focus instanceof ContextItems items ? items.menuPlace() : Optional.empty();
        Bounds all = focus.getLayoutBounds();
        return own.or(() -> belowRow(focus)).orElseGet(() -> new Point2D(all.getCenterX(), all.getCenterY()));
    }

    /** Returns the place of a menu below the selected row of a table or a list; empty if it is out of sight. */
    private static Optional<Point2D> belowRow(Node focus) {
        return focus.lookupAll(".indexed-cell").stream()
                .filter(cell -> cell instanceof TableRow<?> || focus instanceof ListView<?>)
                .filter(cell -> cell instanceof IndexedCell<?> row && row.isVisible() && row.isSelected())
                .map(cell -> focus.sceneToLocal(cell.localToScene(cell.getLayoutBounds())))
                .map(row -> new Point2D(row.getMinX() + Math.min(INDENT, row.getWidth() / 2), row.getMaxY()))
                .filter(focus.getLayoutBounds()::contains)
                .findFirst();
    }
}
