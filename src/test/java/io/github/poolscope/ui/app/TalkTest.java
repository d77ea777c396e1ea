package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.inspector.InspectorView;
import java.io.IOException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Primitives of processes in the window: lanes, keys, table, inspector. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class TalkTest extends WindowDriver {
    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    private Recording show() {
        Recording run = GoldenTalk.saved();
        onFx(() -> {
            window.workbench().runs().show(run);
            return true;
        });
        await().until(() -> words().contains("talk by queue, lock"));
        return run;
    }

    private String words() {
        return onFx(() -> node("timeline", Node.class).getAccessibleText());
    }

    private int selected() {
        return onFx(() -> window.workbench().selection().event());
    }

    private void awaitFact(String text) {
        await().until(() -> onFx(() -> node("inspector", InspectorView.class).facts().stream()
                .anyMatch(fact -> fact.get(1).equals(text))));
    }

    @Test
    void a_run_with_a_queue_shows_its_lane_and_its_table() {
        Recording run = show();
        int events = run.trace().syncEvents().count();
        robot.clickOn("#tab-talk");
        TableView<?> table = table("talk");
        await().until(() -> onFx(() -> table.isVisible() && table.getItems().size() == events));
        onFx(() -> {
            table.getSelectionModel().clearAndSelect(9);
            table.requestFocus();
            return true;
        });
        assertThat(selected()).isEqualTo(9);
        awaitFact("puts an item");
        awaitFact("3 of 3 in it");
        control(KeyCode.C);
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("1.300 s\tproducer · 41233\tputs an item\tqueue\t3 of 3 in it\t");
        robot.clickOn("#tab-order");
        assertThat(onFx(() -> node("talk", Node.class).getParent().isVisible())).isFalse();
    }

    @Test
    void events_are_reached_by_keys_and_the_arrows_stay_with_a_primitive() {
        SyncEvents events = show().trace().syncEvents();
        focus("timeline");
        robot.type(KeyCode.T);
        await().until(() -> selected() == 0);
        awaitFact("go, Event");
        robot.type(KeyCode.T, KeyCode.T, KeyCode.T, KeyCode.T);
        await().until(() -> selected() == 4);
        assertThat(events.action(4)).isEqualTo(SyncAction.WAITS);
        awaitFact("waits for an item");
        robot.type(KeyCode.LEFT);
        await().until(() -> selected() != 4);
        int before = selected();
        assertThat(events.object(before)).isEqualTo(events.object(4));
        assertThat(before).isGreaterThan(4); // From the first event of the queue round to its last.
        robot.press(KeyCode.SHIFT).type(KeyCode.T).release(KeyCode.SHIFT);
        await().until(() -> selected() == before - 1);
    }

    @Test
    void a_click_into_a_lane_selects_what_happened_there() {
        SyncEvents events = show().trace().syncEvents();
        Node timeline = node("timeline", Node.class);
        onFx(() -> {
            stage.setHeight(940);
            return true;
        });
        await().until(() -> onFx(() -> timeline.getLayoutBounds().getHeight() > 260));
        int found = onFx(() -> {
            double width = timeline.getLayoutBounds().getWidth();
            double height = timeline.getLayoutBounds().getHeight();
            for (double y = 0; y < height; y += 12) {
                for (double x = 166; x < width && window.workbench().selection().event() != 9; x += 3) {
                    Event.fireEvent(timeline, mouse(MouseEvent.MOUSE_PRESSED, timeline.localToScene(x, y)));
                    Event.fireEvent(timeline, mouse(MouseEvent.MOUSE_CLICKED, timeline.localToScene(x, y)));
                }
            }
            return window.workbench().selection().event();
        });
        assertThat(found).isEqualTo(9);
        assertThat(events.action(9)).isEqualTo(SyncAction.PUT);
        awaitFact("3 of 3 in it");
        onFx(() -> {
            window.workbench().selection().selectTaskel(1);
            return true;
        });
        assertThat(selected()).isNegative();
        await().until(() -> robot.lookup("PROCESS consumer").tryQuery().isPresent());
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, Point2D at) {
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        return new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    @Test
    void a_run_that_only_uses_a_pool_has_an_empty_table_of_talk() {
        show();
        robot.clickOn("#tab-talk");
        TableView<?> table = table("talk");
        await().until(() -> onFx(() -> !table.getItems().isEmpty()));
        onFx(() -> {
            window.workbench().runs().show(GoldenRuns.saved(RunState.COMPLETED, false));
            return true;
        });
        await().until(() -> words().contains("3 worker lanes, 12 taskels") && !words().contains("queue"));
        assertThat(onFx(() -> table.getItems().isEmpty())).isTrue();
        assertThat(robot.lookup(Words.text("empty.talk")).tryQuery()).isPresent();
        focus("timeline");
        robot.type(KeyCode.T);
        assertThat(selected()).isNegative();
    }
}
