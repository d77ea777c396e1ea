package io.github.poolscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.session.WorkerSignal;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.MenuKeys;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TimeRange;
import io.github.poolscope.ui.workers.WorkerMenu;
import io.github.poolscope.ui.workers.WorkersView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The timeline's selection moves by keys, and a worker has the same menu on its lane as in the table. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway") // TestFX sets the fields.
class LaneMenuTest {
    private static final long MILLI = 1_000_000;
    private static final List<String> OF_THIRD = List.of(
            "Kill worker 3 (SIGKILL)", "Suspend worker 3 (SIGSTOP)", "Continue worker 3 (SIGCONT)", "Copy PID 103");

    private final Selection selection = new Selection();
    private final List<String> sent = new ArrayList<>();
    private final List<ContextMenuEvent> asked = new ArrayList<>();
    private Stage stage;
    private Frame frame;
    private TimelineView timeline;
    private WorkersView table;

    @Start
    void start(Stage primary) {
        stage = primary;
        frame = running();
        WorkerMenu menu = new WorkerMenu(() -> frame, (signal, pid) -> sent.add(signal + " " + pid));
        Colours colours = new Colours();
        timeline = new TimelineView(colours, selection, menu, new TimeRange(), viewport -> {});
        timeline.setPrefHeight(400);
        table = new WorkersView(selection, menu);
        for (Node view : List.of(timeline, table)) {
            view.setOnContextMenuRequested(asked::add);
        }
        stage.setScene(new Scene(new VBox(timeline, table, colours), 700, 700));
        MenuKeys.install(stage.getScene());
        stage.show();
        timeline.show(frame);
        table.show(frame);
    }

    @Stop
    void stop() {
        stage.hide();
    }

    /** Returns a run in progress of four workers, of which the first has died; each of the first three ran taskels. */
    private static Frame running() {
        long origin = System.nanoTime();
        TraceRecorder recorder = TraceRecorder.live();
        for (int slot = 0; slot < 4; slot++) {
            int worker = recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, slot, "spawn"), origin);
            recorder.workerBorn(worker, 101 + slot, 41207);
            recorder.workerReady(worker, origin + MILLI, 20_000);
        }
        recorder.submitted(6, origin + MILLI);
        for (int i = 0; i < 6; i++) {
            long began = origin + (2 + 5 * i) * MILLI;
            recorder.completed(i, i % 3, began, began + 4 * MILLI, MILLI, began + 4 * MILLI, Outcome.SUCCEEDED);
        }
        recorder.workerExited(0, -9, ExitReason.DIED, origin + 40 * MILLI);
        RunHeader header = SampleRuns.header("map", 6, 4, 1);
        return SampleFrames.of(header, recorder.trace(), 50 * MILLI);
    }

    private static <T> T onFx(Callable<T> work) {
        T done = WaitForAsyncUtils.waitForAsyncFx(20_000, work);
        WaitForAsyncUtils.waitForFxEvents();
        return done;
    }

    private void press(Node node, KeyCode code, boolean shift) {
        onFx(() -> {
            node.requestFocus();
            Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
            return true;
        });
    }

    private List<MenuItem> items(ContextItems view, ContextMenuEvent event) {
        return onFx(() -> view.contextItems(event));
    }

    private static List<String> texts(List<MenuItem> items) {
        return items.stream().map(MenuItem::getText).toList();
    }

    private static ContextMenuEvent click(Node on, double x, double y) {
        return onFx(() ->
                new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, x, y, 0, 0, false, null).copyFor(on, on));
    }

    @Test
    void the_arrows_go_from_lane_to_lane_and_from_there_to_taskels() {
        press(timeline, KeyCode.DOWN, false);
        assertThat(selection.worker()).isZero();
        press(timeline, KeyCode.UP, false);
        assertThat(selection.worker()).isZero();
        press(timeline, KeyCode.DOWN, false);
        press(timeline, KeyCode.DOWN, false);
        assertThat(selection.worker()).isEqualTo(2);
        assertThat(timeline.getAccessibleText()).endsWith("; selected: worker 3 · 103");
        press(timeline, KeyCode.RIGHT, false);
        assertThat(selection.taskel()).isEqualTo(2);
        assertThat(timeline.getAccessibleText()).endsWith("; selected: taskel 2 on worker 3 · 103");
        press(timeline, KeyCode.RIGHT, false);
        assertThat(selection.taskel()).isEqualTo(3);
        press(timeline, KeyCode.DOWN, false);
        assertThat(selection.worker()).isEqualTo(1);
        press(timeline, KeyCode.LEFT, false);
        assertThat(selection.taskel()).isEqualTo(4);
        press(timeline, KeyCode.ENTER, false);
        assertThat(onFx(() -> timeline.shownFrom(frame))).isPositive();
        assertThat(onFx(() -> timeline.shownTo(frame))).isLessThan(50 * MILLI);
        onFx(selection::clear);
        press(timeline, KeyCode.UP, false);
        assertThat(selection.worker()).isEqualTo(3);
        // The last worker has run nothing.
        press(timeline, KeyCode.RIGHT, false);
        assertThat(selection.worker()).isEqualTo(3);
        assertThat(selection.taskel()).isEqualTo(Trace.NONE);
    }

    @Test
    void a_lane_and_a_row_have_the_same_menu_by_mouse_and_by_key() {
        TimelineLayout layout = onFx(() -> new LaneScroll().layout(frame, timeline.getHeight()));
        double third = layout.laneTop(2) + layout.laneHeight() / 2;
        for (double x : new double[] {20, Pen.LABELS + 100}) {
            assertThat(texts(items(timeline, click(timeline, x, third)))).isEqualTo(OF_THIRD);
        }
        assertThat(items(timeline, click(timeline, 20, 10))).isEmpty();
        assertThat(selection.worker()).isEqualTo(Trace.NONE);
        Node row = onFx(() -> table.lookupAll(".table-row-cell").stream()
                .filter(cell -> ((TableRow<?>) cell).getIndex() == 2)
                .findFirst()
                .orElseThrow());
        assertThat(texts(items(table, click(row, 5, 5)))).isEqualTo(OF_THIRD);

        onFx(() -> {
            selection.selectTaskel(2);
            return true;
        });
        press(timeline, KeyCode.CONTEXT_MENU, false);
        press(timeline, KeyCode.F10, true);
        assertThat(asked).hasSize(2).allMatch(ContextMenuEvent::isKeyboardTrigger);
        assertThat(asked).allMatch(event -> Math.abs(event.getY() - third) < layout.laneHeight() / 2);
        assertThat(texts(items(timeline, asked.get(1)))).isEqualTo(OF_THIRD);
        onFx(() -> {
            selection.selectWorker(2);
            return true;
        });
        press(table, KeyCode.F10, true);
        assertThat(texts(items(table, asked.get(2)))).startsWith(OF_THIRD.toArray(String[]::new));
        Point2D below = onFx(
                () -> table.sceneToLocal(asked.get(2).getSceneX(), asked.get(2).getSceneY()));
        assertThat(below.getY())
                .isBetween(
                        row.getBoundsInParent().getMaxY(),
                        row.getBoundsInParent().getMaxY() + 60);
        press(timeline, KeyCode.F10, false);
        assertThat(asked).hasSize(3);
    }

    @Test
    void a_signal_goes_to_the_process_of_the_lane_and_a_dead_one_has_only_its_pid() {
        onFx(() -> {
            selection.selectWorker(2);
            return true;
        });
        press(timeline, KeyCode.F10, true);
        List<MenuItem> items = items(timeline, asked.get(0));
        onFx(() -> {
            items.stream().limit(WorkerSignal.values().length).forEach(MenuItem::fire);
            return true;
        });
        assertThat(sent).containsExactly("KILL 103", "SUSPEND 103", "CONTINUE 103");
        onFx(() -> {
            items.get(3).fire();
            return true;
        });
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("103");
        onFx(() -> {
            selection.selectWorker(0);
            return true;
        });
        press(timeline, KeyCode.F10, true);
        assertThat(texts(items(timeline, asked.get(1)))).containsExactly("Copy PID 101");
    }

    @Test
    void the_system_asking_for_the_menu_of_the_same_key_opens_no_second_one() {
        onFx(() -> {
            Event.fireEvent(
                    timeline, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null));
            return true;
        });
        assertThat(asked).isEmpty();
    }
}
