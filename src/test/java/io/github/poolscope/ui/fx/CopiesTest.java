package io.github.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.ui.events.EventsView;
import io.github.poolscope.ui.inspector.InspectorView;
import io.github.poolscope.ui.output.OutputView;
import io.github.poolscope.ui.taskels.TaskelsView;
import io.github.poolscope.ui.workers.WorkerMenu;
import io.github.poolscope.ui.workers.WorkersView;
import io.github.poolscope.words.Language;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Each view copies by Ctrl+C and from its menu, and each copy is confirmed in the same way. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway") // TestFX sets the fields.
class CopiesTest {
    private static final String LONG = "a long result, ".repeat(9);

    private final Selection selection = new Selection();
    private final Frame frame = Frame.of(SampleRuns.imap(LONG), Viewport.FIT, new OfferedChanges());
    private Stage stage;
    private TaskelsView taskels;
    private EventsView events;
    private WorkersView workers;
    private InspectorView inspector;
    private OutputView output;

    @Start
    void start(Stage primary) {
        stage = primary;
        Words.speak(Language.ENGLISH); // Another class may have chosen another language.
        Colours colours = new Colours();
        taskels = new TaskelsView(selection, Runnable::run);
        events = new EventsView(selection, Runnable::run);
        workers = new WorkersView(selection, new WorkerMenu(() -> frame, (signal, pid) -> {}));
        inspector = new InspectorView(colours, selection);
        output = new OutputView(colours);
        stage.setScene(
                new Scene(new VBox(taskels, events, workers, inspector, inspector.tool(), output, colours), 900, 900));
        stage.show();
        taskels.show(frame);
        events.show(frame);
        workers.show(frame);
        inspector.show(frame);
        output.show(frame);
    }

    @Stop
    void stop() {
        stage.hide();
    }

    private static <T> T onFx(Callable<T> work) {
        T done = WaitForAsyncUtils.waitForAsyncFx(20_000, work);
        WaitForAsyncUtils.waitForFxEvents();
        return done;
    }

    private static void press(Node node, KeyCode code, boolean control) {
        onFx(() -> {
            node.requestFocus();
            Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
            return true;
        });
    }

    /** Checks what was copied, and that exactly one confirmation is visible. */
    private static void assertCopied(String text, String confirmed) {
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(text);
        assertThat(onFx(() -> Window.getWindows().stream()
                        .filter(window -> window.isShowing() && window instanceof Tooltip)
                        .map(window -> ((Tooltip) window).getText())
                        .toList()))
                .containsExactly(confirmed);
    }

    private static MenuItem item(ContextItems view, String text) {
        ContextMenuEvent event = new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null);
        return onFx(() -> view.contextItems(event)).stream()
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static void choose(ContextItems view, String text) {
        MenuItem item = item(view, text);
        onFx(() -> {
            item.fire();
            return true;
        });
    }

    private static void select(TableView<?> table, int... rows) {
        onFx(() -> {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().selectIndices(rows[0], rows);
            return true;
        });
    }

    @Test
    void rows_of_a_table_are_copied_as_lines() {
        TableView<?> table = taskels.table();
        select(table, 1);
        press(table, KeyCode.C, true);
        String second = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(second).startsWith("1\t" + LONG + "1\t2\t").doesNotContain("\n");
        assertCopied(second, "Copied");
        select(table, 0, 1);
        press(table, KeyCode.C, true);
        String both = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(both.lines()).hasSize(2).contains(second);
        assertCopied(both, "Copied 2 lines");
        choose(taskels, "Copy 2 rows with column titles");
        assertCopied(String.join("\t", TableTexts.headings(table)) + "\n" + both, "Copied 3 lines");
        select(events.table(), 0, 1, 2);
        choose(events, "Copy 3 rows");
        assertCopied(onFx(() -> Clipboard.getSystemClipboard().getString()), "Copied 3 lines");
        select(workers, 1);
        press(workers, KeyCode.C, true);
        String worker = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(worker).startsWith("2\t41234\t");
        assertCopied(worker, "Copied");
    }

    @Test
    void facts_are_chosen_by_the_arrows_and_copied_one_by_one_or_all() {
        assertThat(inspector.getAccessibleText()).contains("Click a taskel");
        onFx(() -> {
            selection.selectWorker(1);
            return true;
        });
        List<List<String>> facts = onFx(inspector::facts);
        assertThat(facts.get(0)).containsExactly("pid", "41234");
        press(inspector, KeyCode.C, true);
        String all = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(all.lines()).hasSize(facts.size()).contains("pid\t41234");
        assertCopied(all, "Copied " + facts.size() + " lines");
        press(inspector, KeyCode.DOWN, false);
        press(inspector, KeyCode.C, true);
        assertCopied("41234", "Copied");
        assertThat(inspector.getAccessibleText()).isEqualTo("WORKER 2, pid: 41234");
        press(inspector, KeyCode.DOWN, false);
        choose(inspector, "Copy the value of “" + facts.get(1).get(0) + "”");
        assertCopied(facts.get(1).get(1), "Copied");
        press(inspector, KeyCode.END, false);
        press(inspector, KeyCode.DOWN, false);
        press(inspector, KeyCode.C, true);
        assertCopied(facts.get(facts.size() - 1).get(1), "Copied");
        press(inspector.tool(), KeyCode.SPACE, false);
        onFx(() -> {
            ((Button) inspector.tool()).fire();
            return true;
        });
        assertCopied(all, "Copied " + facts.size() + " lines");
        // Another thing has other facts, of which none is chosen.
        onFx(() -> {
            selection.selectTaskel(2);
            return true;
        });
        assertThat(inspector.getAccessibleText()).isEqualTo("TASKEL 2");
    }

    @Test
    void a_long_text_is_copied_whole_or_in_part() {
        onFx(() -> {
            selection.selectTaskel(1);
            return true;
        });
        TextArea area = onFx(() -> (TextArea) inspector.lookup("#longText"));
        press(area, KeyCode.C, true);
        assertCopied(area.getText(), "Copied");
        assertThat(area.getText()).startsWith(LONG);
        onFx(() -> {
            area.selectRange(2, 6);
            return true;
        });
        press(area, KeyCode.C, true);
        assertCopied("long", "Copied");
    }

    @Test
    void lines_of_the_output_are_copied_with_their_process() {
        ListView<?> list = onFx(() -> (ListView<?>) output.lookup("#output"));
        press(list, KeyCode.C, true);
        assertCopied("[41233] " + LONG, "Copied");
        onFx(() -> {
            list.getSelectionModel().select(0);
            return true;
        });
        choose(output, "Copy 1 selected line");
        assertCopied("[41233] " + LONG, "Copied");
    }
}
