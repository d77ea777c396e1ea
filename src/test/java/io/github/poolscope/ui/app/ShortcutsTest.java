package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.analysis.NotableTaskels;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.HandMadeRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.ui.workbench.Command;
import io.github.poolscope.ui.workbench.Commands;
import io.github.poolscope.ui.workbench.Page;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
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
    void plus_and_minus_of_any_keyboard_change_the_type_of_the_program_and_zero_only_in_the_program() {
        double usual = size();
        for (KeyCode plus : new KeyCode[] {KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD}) {
            double before = size();
            pressOnProgram(plus);
            assertThat(size()).as(plus.getName()).isEqualTo(Math.max(before, 12) + 1);
        }
        pressOnProgram(KeyCode.MINUS);
        pressOnProgram(KeyCode.SUBTRACT);
        assertThat(size()).isEqualTo(13);
        pressOnProgram(KeyCode.DIGIT0);
        assertThat(size()).isEqualTo(usual);
        assertThat(onFx(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("programCode");
    }

    private double size() {
        return onFx(() -> window.workbench().layout().typeSizes().sizeProperty().get());
    }

    private void pressOnProgram(KeyCode code) {
        onFx(() -> {
            window.views().program().code().requestFocus();
            press(window.views().program().code(), new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
            return true;
        });
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

    /**
     * What a focused control rightly keeps for itself, as kind of focus and keys: a text field undoes and redoes typing
     * while there is any, and the program has its usual type again. All other commands have their keys in each kind of focus.
     */
    private static final Set<String> EXCEPTIONS =
            Set.of("text field with typed text, Ctrl+Z", "text field with undone text, Ctrl+Y", "code, Ctrl+0");

    @Test
    void each_key_runs_its_command_once_in_each_kind_of_focus_of_the_window() {
        onFx(() -> {
            window.workbench().runs().show(GoldenRuns.saved(RunState.FAILED, true));
            window.workbench().replayOrPause();
            List.of(Panel.TASKELS, Panel.WORKERS, Panel.EVENTS)
                    .forEach(window.workbench().layout()::show);
            return true;
        });
        await().until(() -> onFx(() -> node("replayBar", Node.class).isVisible()));
        List<String> ran = new ArrayList<>();
        ReadOnlyBooleanWrapper enabled = new ReadOnlyBooleanWrapper(true);
        List<Command> commands = onFx(() -> counted(ran, enabled));
        assertThat(commands).extracting(Command::keysText).doesNotHaveDuplicates();
        onFx(() -> {
            moveWindowContent(commands);
            return true;
        });
        List<String> exceptions = new ArrayList<>();
        for (Map.Entry<String, Runnable> kind : kindsOfFocus().entrySet()) {
            for (Command command : commands) {
                String text = onFx(() -> {
                    kind.getValue().run();
                    ran.clear();
                    String before = texts();
                    Node focus = stage.getScene().getFocusOwner();
                    if (focus == null || focus.getScene() == null) {
                        press(stage.getScene(), command.keys());
                    } else {
                        press(focus, command.keys());
                    }
                    return before;
                });
                String pressed = kind.getKey() + ", " + command.keysText();
                if (ran.isEmpty()) {
                    exceptions.add(pressed);
                } else {
                    assertThat(ran).as(pressed).containsExactly(command.keysText());
                    assertThat(onFx(this::texts)).as(pressed).isEqualTo(text);
                }
            }
        }
        assertThat(exceptions).containsExactlyInAnyOrderElementsOf(EXCEPTIONS);
        // A command that can't be run now is not run, and its key does nothing else.
        ran.clear();
        onFx(() -> {
            enabled.set(false);
            window.workbench().uncover();
            focusNow("items");
            String text = texts();
            commands.forEach(command -> press(node("items", Node.class), command.keys()));
            assertThat(texts()).isEqualTo(text);
            return true;
        });
        assertThat(ran).isEmpty();
    }

    /** Returns the window's commands that have keys, with actions that only count. */
    private List<Command> counted(List<String> ran, ReadOnlyBooleanWrapper enabled) {
        return window.commands().all().stream()
                .filter(command -> command.keys() != null)
                .map(command -> new Command(
                        command.place(), command.words(), command.keys(), enabled, () -> ran.add(command.keysText())))
                .toList();
    }

    /**
     * Puts the window's content into another scene, which has shortcuts of {@code commands} instead of the real ones; the
     * menus have them, too.
     */
    private void moveWindowContent(List<Command> commands) {
        for (String menu : List.of("file", "view", "export")) {
            for (MenuItem item : node(menu, MenuButton.class).getItems()) {
                commands.stream()
                        .filter(command -> command.keys().equals(item.getAccelerator()))
                        .findFirst()
                        .ifPresent(command -> item.setOnAction(event -> command.run()));
            }
        }
        Parent root = stage.getScene().getRoot();
        stage.getScene().setRoot(new StackPane());
        List<String> sheets = List.copyOf(stage.getScene().getStylesheets());
        Scene scene = new Scene(root, 1280, 800);
        scene.getStylesheets().setAll(sheets);
        stage.setScene(scene);
        new Shortcuts(window.workbench(), new PopUps(), window, commands).install(scene);
    }

    /** Returns how to give the focus to a control of each kind. */
    private Map<String, Runnable> kindsOfFocus() {
        Map<String, Runnable> kinds = new LinkedHashMap<>();
        kinds.put("nothing", () -> {
            StackPane passing = new StackPane();
            ((Pane) node("foot", Node.class)).getChildren().add(passing);
            passing.requestFocus();
            ((Pane) node("foot", Node.class)).getChildren().remove(passing);
        });
        kinds.put("text field", () -> {
            focusNow("items");
            TextField field = node("items", TextField.class);
            field.setText("12"); // Also forgets what was typed.
        });
        kinds.put("text field with typed text", () -> {
            focusNow("items");
            TextField field = node("items", TextField.class);
            field.setText("12");
            field.replaceText(0, 2, "13");
        });
        kinds.put("text field with undone text", () -> {
            focusNow("items");
            TextField field = node("items", TextField.class);
            field.setText("12");
            field.replaceText(0, 2, "13");
            field.undo();
        });
        for (String id :
                List.of("processes", "mode", "workload", "run", "history", "view", "timeline", "order", "cpu")) {
            kinds.put(id, () -> focusNow(id));
        }
        kinds.put("code", () -> focusNow("programCode"));
        kinds.put("filter", () -> {
            window.workbench().layout().show(Panel.TASKELS);
            focusNow("filter");
        });
        for (String id : List.of("taskels", "workers", "events")) {
            kinds.put("row of " + id, () -> {
                focusNow(id);
                table(id).getSelectionModel().select(0);
            });
        }
        kinds.put("output", () -> {
            window.workbench().layout().show(Panel.OUTPUT);
            window.focus(Panel.OUTPUT);
        });
        kinds.put("facts", () -> {
            window.workbench().selection().selectTaskel(2);
            window.workbench().layout().show(Panel.SELECTED);
            window.focus(Panel.SELECTED);
        });
        kinds.put("text area", () -> {
            int failed =
                    NotableTaskels.nextFailure(window.workbench().runs().first().trace(), Trace.NONE, true);
            window.workbench().selection().selectTaskel(failed);
            window.workbench().layout().show(Panel.SELECTED);
            focusNow("longText");
        });
        kinds.put("notices", () -> {
            window.workbench().layout().show(Panel.NOTICES);
            window.focus(Panel.NOTICES);
        });
        kinds.put("slider", () -> focusNow("replayScrubber"));
        kinds.put("history", () -> {
            window.workbench().show(Page.HISTORY);
            focusNow("historyTable");
        });
        kinds.put("lessons", () -> {
            window.workbench().show(Page.GALLERY);
            focusNow("lessonSearch");
        });
        return kinds;
    }

    /** Gives a node the focus, after bringing it into sight. */
    private void focusNow(String id) {
        for (Panel panel : Panel.values()) {
            if (panel.key().equals(id)) {
                window.workbench().uncover();
                window.workbench().layout().show(panel);
            }
        }
        stage.getScene().getRoot().layout();
        Node node = node(id, Node.class);
        node.requestFocus();
        assertThat(stage.getScene().getFocusOwner()).as(id).isSameAs(node);
    }

    /** Returns all texts that one can type into or that are selected. */
    private String texts() {
        Node focus = stage.getScene().getFocusOwner();
        return focus instanceof TextInputControl field
                ? field.getText()
                : focus instanceof ComboBox<?> box
                        ? String.valueOf(box.getValue())
                        : focus instanceof Slider slider ? Double.toString(slider.getValue()) : "";
    }

    @Test
    void each_view_has_a_key_that_shows_it_and_gives_it_the_focus() {
        onFx(() -> {
            window.workbench().runs().show(GoldenRuns.saved(RunState.FAILED, true));
            return true;
        });
        for (Panel panel : Panel.values()) {
            if (panel.isOfRun()) {
                KeyCombination keys = KeyCombination.valueOf(Commands.keys(panel));
                onFx(() -> {
                    window.workbench().show(Page.HISTORY);
                    press(node("historyTable", Node.class), keys);
                    return true;
                });
                assertThat(onFx(() -> window.workbench().layout().isVisible(panel)))
                        .as(panel.key())
                        .isTrue();
                Node focus = onFx(stage.getScene()::getFocusOwner);
                assertThat(focus.isFocusTraversable()).as("%s has keys", focus).isTrue();
                assertThat(Stream.iterate(focus, Objects::nonNull, Node::getParent))
                        .as(panel.key())
                        .contains(onFx(() -> window.views().node(panel)));
            }
        }
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
        await().until(() -> robot.lookup("Keep it running").tryQuery().isPresent());
        robot.clickOn("Keep it running");
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

    private static void press(EventTarget node, KeyCombination keys) {
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
