package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.ui.workbench.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the window remembers between two starts, and what users can arrange. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class RememberedSettingsTest extends WindowDriver {
    private final AtomicReference<Stage> second = new AtomicReference<>();

    @Start
    void start(Stage primary) throws IOException {
        Files.deleteIfExists(home.resolve("window.json"));
        open(primary);
    }

    @AfterEach
    void closeSecond() {
        onFx(() -> {
            if (second.get() != null) {
                second.get().close();
            }
            return true;
        });
    }

    /** Closes the window as its user does, and opens another. */
    private MainWindow reopened() {
        onFx(() -> {
            assertThat(window.mayClose()).isTrue();
            stage.close();
            return true;
        });
        MainWindow next = onFx(() -> {
            second.set(new Stage());
            return PoolscopeApp.open(second.get(), session, new RunFolder(home));
        });
        WaitForAsyncUtils.waitForFxEvents();
        return next;
    }

    private <N extends Node> N inSecond(String id, Class<N> type) {
        return type.cast(second.get().getScene().lookup("#" + id));
    }

    @Test
    void theme_size_place_and_language_come_back() {
        robot.clickOn("#theme");
        robot.clickOn("#programJava");
        robot.clickOn("#cpu100Machine");
        onFx(() -> {
            stage.setX(30);
            stage.setY(40);
            stage.setWidth(1150);
            stage.setHeight(710);
            return true;
        });
        MainWindow next = reopened();
        assertThat(onFx(() -> next.workbench().darkProperty().get())).isTrue();
        assertThat(onFx(() -> inSecond("programJava", ToggleButton.class).isSelected()))
                .isTrue();
        assertThat(onFx(() -> inSecond("cpu100Machine", ToggleButton.class).isSelected()))
                .isTrue();
        assertThat(onFx(() -> second.get().getWidth())).isEqualTo(1150);
        assertThat(onFx(() -> second.get().getHeight())).isEqualTo(710);
        assertThat(onFx(() -> second.get().getX())).isEqualTo(30);
    }

    @Test
    void splitters_and_columns_come_back() {
        onFx(() -> {
            window.workbench().layout().drag("rows", 0.4);
            window.workbench().layout().show(Panel.WORKERS);
            return true;
        });
        onFx(() -> {
            TableView<?> table = robot.lookup("#workers").queryTableView();
            table.getColumns().get(0).setVisible(false);
            table.getColumns().get(2).setVisible(true);
            TableView<?> runs = robot.lookup("#historyTable").queryTableView();
            runs.getColumns().get(2).setVisible(false);
            moveAndSort(runs);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        reopened();
        await().until(() -> onFx(() -> Math.abs(split(second.get()).getDividerPositions()[0] - 0.4) < 0.02));
        TableView<?> table = onFx(() -> inSecond("workers", TableView.class));
        assertThat(onFx(() -> table.getColumns().get(0).isVisible())).isFalse();
        assertThat(onFx(() -> table.getColumns().get(2).isVisible())).isTrue();
        TableView<?> runs = onFx(() -> inSecond("historyTable", TableView.class));
        assertThat(onFx(() -> runs.getColumns().get(1).getText())).isEqualTo("makespan");
        assertThat(onFx(() -> runs.getColumns().get(3).isVisible())).isFalse();
        assertThat(onFx(() -> runs.getSortOrder().stream()
                        .map(column -> column.getText() + " " + column.getSortType())
                        .toList()))
                .containsExactly("when ASCENDING");
    }

    /** Moves the column of the makespan, and sorts by the first. */
    private static <S> void moveAndSort(TableView<S> table) {
        TableColumn<S, ?> makespan = table.getColumns().remove(9);
        table.getColumns().add(1, makespan);
        TableColumn<S, ?> when = table.getColumns().get(0);
        when.setSortType(SortType.ASCENDING);
        table.getSortOrder().setAll(List.of(when));
    }

    private static SplitPane split(Stage in) {
        return (SplitPane) in.getScene().lookup("#splitter-rows");
    }

    @Test
    void a_window_that_was_on_a_screen_that_is_gone_comes_back_on_one_that_is_there() throws Exception {
        Files.writeString(
                home.resolve("window.json"), "{\"x\": 90000, \"y\": -7000, \"width\": 1000, \"height\": 700}");
        onFx(() -> {
            second.set(new Stage());
            PoolscopeApp.open(second.get(), session, new RunFolder(home));
            return true;
        });
        Stage shown = second.get();
        assertThat(onFx(() ->
                        Screen.getScreensForRectangle(shown.getX(), shown.getY(), shown.getWidth(), shown.getHeight())))
                .isNotEmpty();
    }

    @Test
    void a_broken_memory_is_as_none() throws Exception {
        for (String text :
                List.of("[1, 2]", "no json", "{\"order and CPU\": \"x y\", \"worker columns\": \"=,PID=z\"}")) {
            Files.writeString(home.resolve("window.json"), text);
            onFx(() -> {
                Stage other = new Stage();
                PoolscopeApp.open(other, session, new RunFolder(home));
                return other;
            });
            WaitForAsyncUtils.waitForFxEvents();
            onFx(() -> {
                javafx.stage.Window.getWindows().stream()
                        .filter(each -> each != stage)
                        .toList()
                        .forEach(javafx.stage.Window::hide);
                return true;
            });
        }
    }

    @Test
    void opened_plans_are_in_the_menu_of_recent_files_after_a_restart_too() throws Exception {
        Path plan = Files.writeString(home.resolve("mine.json"), "{\"items\": 31}");
        onFx(() -> {
            window.open(plan);
            return true;
        });
        await().until(() -> onFx(() -> node("items", TextField.class).getText().equals("31")));
        MainWindow next = reopened();
        assertThat(onFx(() -> List.copyOf(next.workbench().files().recent().files())))
                .containsExactly(plan.toAbsolutePath());
    }

    @Test
    void a_plan_is_kept_as_a_preset_and_taken_again() {
        type("items", "37");
        robot.clickOn("#presets");
        robot.clickOn("#keepPreset");
        await().until(() -> robot.lookup("#presetName").tryQuery().isPresent());
        robot.clickOn("#presetName").write("Class of Tuesday").type(KeyCode.ENTER);
        await().until(() -> robot.lookup("#presetName").tryQuery().isEmpty());
        type("items", "5");
        robot.clickOn("#presets");
        robot.clickOn("Class of Tuesday");
        await().until(() -> onFx(() -> node("items", TextField.class).getText().equals("37")));
        robot.clickOn("#presets");
        robot.clickOn("#presetOrderkeptimap");
        await().until(() -> onFx(() -> window.workbench().plan().read().plan())
                .equals(PlanJson.read(
                        "{\"workload\": \"sleep-descending\", \"mode\": \"imap\", \"processes\": 3, \"items\": 12}")));
    }

    @Test
    void projector_mode_enlarges_as_far_as_there_is_room() {
        double before = onFx(() -> node("timeline", Node.class)
                .localToScene(node("timeline", Node.class).getLayoutBounds())
                .getHeight());
        assertThat(before).isPositive();
        onFx(() -> {
            stage.setWidth(1590);
            stage.setHeight(960);
            return true;
        });
        control(KeyCode.J);
        await().until(() ->
                onFx(() -> node("run", Node.class).getLocalToSceneTransform().getMxx() >= 1.49));
        control(KeyCode.J);
        await().until(() ->
                onFx(() -> node("run", Node.class).getLocalToSceneTransform().getMxx() == 1));
    }
}
