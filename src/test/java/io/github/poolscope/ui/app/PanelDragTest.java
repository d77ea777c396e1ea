package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.PanelRows.Group;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Panels are dragged by the mouse. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class PanelDragTest extends WindowDriver {
    @Start
    void start(Stage primary) throws IOException {
        open(primary);
        window.workbench().runs().show(SampleRuns.imap("item"));
    }

    @Test
    void a_tab_joins_a_group_or_stands_beside_it_or_stays() {
        List<Panel> before = together(Panel.ORDER);
        Bounds program = bounds("program");
        drag("tab-order", new Point2D(program.getMaxX() - 20, program.getCenterY()));
        assertThat(together(Panel.ORDER)).containsExactly(Panel.ORDER);
        assertThat(bounds("order").getMinX()).isGreaterThan(bounds("program").getMaxX());
        assertThat(bounds("order").getMinY()).isLessThan(bounds("taskels").getMinY());
        Bounds timeline = bounds("timeline");
        drag("tab-order", new Point2D(timeline.getCenterX(), timeline.getCenterY()));
        assertThat(together(Panel.ORDER)).containsExactly(Panel.TIMELINE, Panel.ORDER);
        assertThat(onFx(() -> node("timeline", Node.class).getParent().isVisible()))
                .isTrue();
        drag("tab-order", centre("header"));
        assertThat(together(Panel.ORDER)).containsExactly(Panel.TIMELINE, Panel.ORDER);
        drag("tab-timeline", centre("planPane"));
        assertThat(together(Panel.TIMELINE)).containsExactly(Panel.TIMELINE, Panel.ORDER);
        onFx(() -> {
            window.workbench().layout().reset();
            return true;
        });
        assertThat(together(Panel.ORDER)).isEqualTo(before);
    }

    @Test
    void a_click_that_slips_a_little_moves_no_tab() {
        List<Panel> before = together(Panel.TASKELS);
        Point2D tab = centre("tab-taskels");
        drag("tab-taskels", tab.add(4, 3));
        assertThat(together(Panel.TASKELS)).isEqualTo(before);
        assertThat(onFx(() -> window.workbench().layout().isVisible(Panel.TASKELS)))
                .isTrue();
    }

    @Test
    void a_splitter_stays_where_it_was_dragged_in_its_own_layout_only() {
        double usual = bounds("planPane").getWidth();
        Node divider = onFx(() -> node("splitter-side", SplitPane.class).getChildrenUnmodifiable().stream()
                .filter(child -> child.getStyleClass().contains("split-pane-divider"))
                .findFirst()
                .orElseThrow());
        robot.drag(divider).dropBy(60, 0);
        WaitForAsyncUtils.waitForFxEvents();
        double dragged = bounds("planPane").getWidth();
        assertThat(dragged - usual).isBetween(40.0, 70.0);
        enlargeAndRestore();
        assertThat(bounds("planPane").getWidth()).isEqualTo(dragged);
        onFx(() -> {
            window.workbench().projectedProperty().set(true);
            return true;
        });
        assertThat(onFx(() -> window.workbench().layout().dragged("side"))).isEmpty();
        onFx(() -> {
            window.workbench().projectedProperty().set(false);
            return true;
        });
        assertThat(bounds("planPane").getWidth()).isEqualTo(dragged);
        onFx(() -> {
            window.workbench().layout().reset();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bounds("planPane").getWidth()).isEqualTo(usual);
    }

    private void enlargeAndRestore() {
        robot.doubleClickOn("#tab-program");
        assertThat(onFx(window.workbench().layout()::enlarged)).isEqualTo(Optional.of(Panel.PROGRAM));
        assertThat(robot.lookup("#timeline").tryQuery()).isEmpty();
        robot.type(KeyCode.ESCAPE);
        assertThat(onFx(window.workbench().layout()::enlarged)).isEmpty();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<Panel> together(Panel panel) {
        return onFx(() -> window.workbench()
                .layout()
                .rows()
                .groupOf(panel)
                .map(Group::panels)
                .orElseThrow());
    }

    private void drag(String tab, Point2D to) {
        robot.moveTo(centre(tab)).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D centre(String id) {
        Bounds bounds = bounds(id);
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private Bounds bounds(String id) {
        return onFx(() -> {
            Node node = node(id, Node.class);
            return node.localToScreen(node.getBoundsInLocal());
        });
    }
}
