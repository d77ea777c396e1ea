package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.HandMadeRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.ui.workbench.Command;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Keys have the same effect wherever the focus is, and Esc never stops a run. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class ShortcutsTest extends WindowDriver {
    private static final long SEED = 22;

    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    @Test
    void a_commands_keys_run_it_once_whatever_has_the_focus_and_change_no_text() {
        List<String> ran = new ArrayList<>();
        List<Command> commands = onFx(() -> window.commands().all().stream()
                .filter(command -> command.keys() != null)
                .map(command -> new Command(
                        command.place(),
                        command.words(),
                        command.keys(),
                        new ReadOnlyBooleanWrapper(true),
                        () -> ran.add(command.keysText())))
                .toList());
        assertThat(commands).hasSizeGreaterThan(15);
        PopUps popUps = onFx(PopUps::new);
        Map<String, Node> controls = onFx(() -> controls());
        Pane place = onFx(() -> inWindow(controls));
        onFx(() -> {
            new Shortcuts(window.workbench(), popUps, window, commands).install(place.getScene());
            return true;
        });
        for (Map.Entry<String, Node> control : controls.entrySet()) {
            for (Command command : commands) {
                String text = textOf(control.getValue());
                onFx(() -> {
                    control.getValue().requestFocus();
                    press(control.getValue(), command.keys());
                    return true;
                });
                assertThat(ran)
                        .as(command.keysText() + " in a " + control.getKey())
                        .containsExactly(command.keysText());
                assertThat(textOf(control.getValue())).as(command.keysText()).isEqualTo(text);
                ran.clear();
            }
        }
        // Undo works in the field that was typed into.
        TextField field = (TextField) controls.get("text field");
        onFx(() -> {
            field.requestFocus();
            field.replaceText(0, field.getLength(), "typed");
            press(field, KeyCombination.valueOf("Shortcut+Z"));
            return true;
        });
        assertThat(ran).isEmpty();
        assertThat(textOf(field)).isEqualTo("some text");

        aPopUpHasTheSameKeys(popUps, commands, ran);
    }

    private void aPopUpHasTheSameKeys(PopUps popUps, List<Command> commands, List<String> ran) {
        Command any = commands.get(new Random(SEED).nextInt(commands.size()));
        for (String keys : List.of("Shortcut+H", "Shortcut+R", any.keys().toString())) {
            TextField search = onFx(() -> new TextField("searched"));
            onFx(() -> {
                popUps.show(node("file", Node.class), null, new StackPane(search), PopOver.ArrowLocation.TOP_LEFT);
                search.requestFocus();
                press(search, KeyCombination.valueOf(keys));
                return true;
            });
            assertThat(ran).as(keys + ", seed " + SEED).hasSize(1);
            assertThat(textOf(search)).isEqualTo("searched");
            assertThat(onFx(popUps::isShowing)).isFalse();
            ran.clear();
        }
    }

    @Test
    void escape_clears_or_leaves_what_has_the_focus_and_stops_nothing() {
        HandMadeRun run = old(5);
        onFx(() -> {
            window.workbench().work().started(run);
            return true;
        });
        await().until(() -> text("state").equals("running"));
        type("items", "7");
        escape("items");
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo("7");
        assertThat(focused()).isEqualTo("timeline");
        control(KeyCode.DIGIT7);
        type("outputFind", "hello");
        escape("outputFind");
        assertThat(onFx(() -> node("outputFind", TextField.class).getText())).isEmpty();
        assertThat(focused()).isEqualTo("outputFind");
        robot.type(KeyCode.ESCAPE);
        assertThat(focused()).isEqualTo("timeline");
        onFx(() -> {
            window.workbench().selection().selectTaskel(4);
            return true;
        });
        robot.type(KeyCode.ESCAPE);
        assertThat(onFx(() -> window.workbench().selection().taskel())).isEqualTo(Trace.NONE);
        for (String id : List.of("mode", "initializer", "run", "planPane", "order", "output")) {
            if (robot.lookup("#" + id).tryQuery().isPresent()) {
                focus(id);
                robot.type(KeyCode.ESCAPE);
            }
        }
        control(KeyCode.H);
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(run.stops()).isZero();
        assertThat(text("state")).isEqualTo("running");

        // The button and its key stop a young run at once, and ask for one older than ten seconds.
        control(KeyCode.PERIOD);
        assertThat(run.stops()).isEqualTo(1);
        HandMadeRun older = old(11);
        onFx(() -> {
            window.workbench().work().started(older);
            return true;
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.PERIOD).release(KeyCode.CONTROL);
        await().until(() -> robot.lookup("Let it go on").tryQuery().isPresent());
        robot.clickOn("Let it go on");
        assertThat(older.stops()).isZero();
        robot.clickOn("#stop");
        await().until(() -> robot.lookup("Stop the run").tryQuery().isPresent());
        robot.clickOn("Stop the run");
        await().until(() -> older.stops() == 1);
    }

    private void escape(String id) {
        focus(id);
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String focused() {
        WaitForAsyncUtils.waitForFxEvents();
        return onFx(() -> stage.getScene().getFocusOwner().getId());
    }

    private static Map<String, Node> controls() {
        TableView<String> table = new TableView<>(FXCollections.observableArrayList("a", "b", "c"));
        table.getColumns().add(new TableColumn<>("column"));
        ComboBox<String> editable = new ComboBox<>(FXCollections.observableArrayList("a", "b"));
        editable.setEditable(true);
        editable.setValue("a");
        Map<String, Node> controls = new LinkedHashMap<>();
        controls.put("text field", new TextField("some text"));
        controls.put("text area", new TextArea("some text"));
        controls.put("editable combo box", editable);
        controls.put("combo box", new ComboBox<>(FXCollections.observableArrayList("a", "b")));
        controls.put("table", table);
        controls.put("list", new ListView<>(FXCollections.observableArrayList("a", "b", "c")));
        controls.put("slider", new Slider());
        controls.put("button", new Button("button"));
        return controls;
    }

    /** Replaces the window's content; the window's own shortcuts do not apply. */
    private Pane inWindow(Map<String, Node> controls) {
        VBox box = new VBox();
        box.getChildren().setAll(controls.values());
        Stage other = new Stage();
        other.initOwner(stage);
        other.setScene(new javafx.scene.Scene(box, 400, 600));
        other.show();
        return box;
    }

    private static void press(Node node, KeyCombination keys) {
        KeyCodeCombination one = (KeyCodeCombination) keys;
        Event.fireEvent(
                node,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        one.getCode(),
                        one.getShift() == KeyCombination.ModifierValue.DOWN,
                        one.getShortcut() == KeyCombination.ModifierValue.DOWN,
                        false,
                        false));
    }

    private String textOf(Node node) {
        return onFx(() -> node instanceof TextInputControl field
                ? field.getText()
                : node instanceof ComboBox<?> box && box.isEditable()
                        ? box.getEditor().getText()
                        : "");
    }

    /** Returns a run of a given age. */
    private static HandMadeRun old(int seconds) {
        TraceRecorder recorder = TraceRecorder.readBack(Instant.parse("2026-11-20T19:40:02Z"), 1);
        recorder.reached(seconds * 1_000_000_000L);
        recorder.state(RunState.RUNNING, null, seconds * 1_000_000_000L);
        RunHeader header = new RunHeader(Plan.DEFAULT, Preparation.program(Plan.DEFAULT), 12, 3, 1, OptionalInt.of(2));
        return new HandMadeRun(
                new SavedRun(header, recorder.trace(), Path.of("old.poolscope")), new CompletableFuture<>());
    }
}
