package io.github.poolscope.testing;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Events of the mouse that a robot can't make, or that a test needs without moving the pointer. */
public final class PointerEvents {
    private PointerEvents() {}

    /** Sends a node an event of the primary button at a position, in pixels, without other keys. FX thread. */
    public static void mouse(Node node, EventType<MouseEvent> type, double x, double y, int clicks) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        node.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                true,
                false,
                true,
                null));
    }

    /** Sends a node a turn of the wheel at a position, in pixels. FX thread. */
    public static void wheel(Node node, double x, double y, double dx, double dy) {
        node.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                y,
                x,
                y,
                false,
                false,
                false,
                false,
                false,
                false,
                dx,
                dy,
                dx,
                dy,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null));
    }
}
