package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The history in the window, by mouse and by keyboard. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class HistoryPageTest extends WindowDriver {
    private Path completed;
    private Path failed;

    @Start
    void start(Stage primary) throws IOException {
        Path runs = Files.createDirectories(home.resolve("runs"));
        completed = save(GoldenRuns.saved(RunState.COMPLETED, false), runs.resolve("2026-11-20T19-40-02.poolscope"));
        failed = save(GoldenRuns.saved(RunState.FAILED, true), runs.resolve("2026-11-20T19-41-00.poolscope"));
        Files.writeString(runs.resolve("damaged.poolscope"), "no run");
        open(primary);
    }

    private static Path save(Recording run, Path file) throws IOException {
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace());
        writer.finish();
        return file;
    }

    private void showHistory() {
        control(KeyCode.H);
        await().until(() ->
                onFx(() -> isOpen() && table("historyTable").getItems().size() == 3));
    }

    private boolean isOpen() {
        return node("historyPage", Node.class).isVisible();
    }

    private TableView<?> runs() {
        return onFx(() -> table("historyTable"));
    }

    private Node row(String name) {
        return onFx(() -> robot.lookup("#historyTable .table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(row -> !row.isEmpty() && row.isVisible())
                .filter(row -> String.valueOf(row.getAccessibleText()).contains(name))
                .findFirst()
                .orElseThrow());
    }

    private void awaitOpened(Path file) {
        await().until(() -> onFx(() -> window.workbench().runs().first() instanceof SavedRun run
                && run.file().equals(file)));
        assertThat(onFx(this::isOpen)).isFalse();
    }

    @Test
    void one_click_opens_a_run_and_one_with_a_modifier_only_selects() {
        showHistory();
        robot.press(KeyCode.CONTROL).clickOn(row("failed")).release(KeyCode.CONTROL);
        assertThat(onFx(() -> runs().getSelectionModel().getSelectedIndices().size()))
                .isEqualTo(1);
        robot.clickOn("#historyTable #column-wall");
        assertThat(onFx(this::isOpen)).isTrue();
        robot.clickOn(row("failed"));
        awaitOpened(failed);
    }

    @Test
    void the_keyboard_alone_finds_a_run_and_opens_it() {
        showHistory();
        robot.type(KeyCode.DOWN);
        assertThat(onFx(() -> runs().isFocused())).isTrue();
        robot.write("descending");
        assertThat(onFx(() -> node("historySearch", TextField.class).getText())).isEqualTo("descending");
        await().until(() -> onFx(() -> runs().getItems().size() == 1));
        assertThat(text("historyCount")).isEqualTo("1 of 3 runs");
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        awaitOpened(completed);
        showHistory();
        robot.write("nothing like it");
        await().until(() -> onFx(() -> node("historyEmpty", Label.class).isVisible()));
        robot.type(KeyCode.ESCAPE);
        await().until(() -> onFx(() -> runs().getItems().size() == 3));
        assertThat(onFx(this::isOpen)).isTrue();
        robot.type(KeyCode.ESCAPE);
        await().until(() -> !onFx(this::isOpen));
    }

    @Test
    void a_damaged_file_says_what_is_wrong_and_does_not_open() {
        showHistory();
        robot.clickOn(row("damaged"));
        await().until(() -> onFx(() -> node("historyTold", Label.class).isVisible()));
        assertThat(text("historyTold")).contains("damaged.poolscope is not a Poolscope run");
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(onFx(this::isOpen)).isTrue();
        Node reason = onFx(() -> row("damaged").lookup(".history-problem"));
        Bounds bounds = onFx(() -> reason.localToScene(reason.getLayoutBounds()));
        Bounds shown = onFx(() -> runs().localToScene(runs().getLayoutBounds()));
        assertThat(bounds.getMaxX()).isLessThanOrEqualTo(shown.getMaxX());
        assertThat(bounds.getWidth()).isGreaterThan(200);
    }
}
