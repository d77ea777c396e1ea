package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.TraceText;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window's main task: write a plan, run it, look at it, save it, reopen it. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class WindowTest extends WindowDriver {
    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    @Test
    void an_empty_window_says_what_to_do() {
        assertThat(robot.lookup("Nothing has run yet").tryQuery()).isPresent();
        assertThat(text("title")).isEqualTo("No run yet");
        assertThat(onFx(() -> node("stop", Button.class).isDisabled())).isTrue();
        assertThat(onFx(() -> node("run", Button.class).isDisabled())).isFalse();
    }

    @Test
    void a_plan_that_is_typed_runs_and_every_view_shows_it() {
        type("processes", "2");
        choose("mode", Mode.IMAP.key());
        type("items", "6");
        type("parameter-unit", "0.15");
        ProcessPool.releaseSpares();
        Recording run = run();
        Trace trace = run.trace();
        await().until(() -> trace.state() == RunState.RUNNING);
        Set<Long> real = new TreeSet<>(NoProcessLeft.workers());
        assertThat(LongStream.of(trace.workers().pid(0), trace.workers().pid(1)).boxed())
                .containsExactlyInAnyOrderElementsOf(real);
        await().atMost(Duration.ofSeconds(60)).until(() -> trace.state() == RunState.COMPLETED);
        await().until(() -> text("state").equals("completed"));
        assertThat(text("progressLine")).startsWith("6/6 100 %");
        assertThat(onFx(() -> node("progress", ProgressBar.class).getProgress()))
                .isEqualTo(1);
        assertThat(text("orderSentence")).contains("ordered", "had to wait");
        assertThat(onFx(() -> node("timeline", Node.class).getAccessibleText()))
                .contains("2 worker lanes", "6 taskels completed");
        assertThat(onFx(() -> node("order", Node.class).getAccessibleText())).contains("ordered");
        TimelinePicture picture = TimelinePicture.of(trace, new TimeAxis(0, trace.now() + 1, 800));
        assertThat(picture.lanes()).hasSize(2);
        assertThat(picture.lanes().stream().mapToInt(lane -> lane.bars().size()).sum())
                .isEqualTo(6);
        for (int rank = 0; rank < 6; rank++) {
            assertThat(trace.taskels().deliveredAt(rank)).isEqualTo(rank);
        }
        await().until(() -> onFx(() -> robot.lookup("#output").queryAll().stream()
                        .filter(ListView.class::isInstance)
                        .map(ListView.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .getItems()
                        .size())
                == 6);
        onFx(() -> {
            window.workbench().selection().selectTaskel(4);
            return true;
        });
        assertThat(robot.lookup("TASKEL 4").tryQuery()).isPresent();
        assertThat(robot.lookup("f(4)").tryQuery()).isPresent();
    }

    @Test
    void engine_start_method_and_further_settings_are_chosen_by_mouse_and_kept_by_the_run() {
        robot.clickOn("#choice-threads");
        await().until(() ->
                onFx(() -> node("startMethod", javafx.scene.layout.HBox.class).isDisabled()));
        robot.clickOn("#choice-processes");
        robot.clickOn("#choice-fork");
        onFx(() -> {
            node("moreToggle", javafx.scene.control.Hyperlink.class).fire();
            return true;
        });
        type("softLimit", "soon");
        await().until(() -> robot.lookup((Label label) ->
                        label.isVisible() && label.getText().contains("soft time limit 'soon' is not a time"))
                .tryQuery()
                .isPresent());
        type("softLimit", "20");
        type("retries", "1");
        type("items", "3");
        await().until(() -> onFx(() -> !node("run", Button.class).isDisabled()));
        onFx(() -> {
            node("run", Button.class).fire();
            return true;
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> window.workbench().runs().first() != null
                        && window.workbench().runs().first().trace().state().isOver());
        var plan = window.workbench().runs().first().header().plan();
        assertThat(plan.startMethod()).isEqualTo(io.github.poolscope.task.StartMethod.FORK);
        assertThat(plan.safeguards().softLimit()).hasValue(20);
        assertThat(plan.safeguards().retries()).isEqualTo(1);
        assertThat(window.workbench().runs().first().trace().workers().startMethod(0))
                .isEqualTo("fork");
    }

    @Test
    void what_is_wrong_is_told_as_one_types_and_nothing_typed_is_lost() {
        type("processes", "-1");
        await().until(() -> onFx(() -> node("run", Button.class).isDisabled()));
        assertThat(robot.lookup((Label label) ->
                                label.isVisible() && label.getText().contains("pool size '-1' is too small"))
                        .tryQuery())
                .isPresent();
        type("items", "twelve");
        assertThat(robot.lookup((Label label) ->
                                label.isVisible() && label.getText().contains("items 'twelve'"))
                        .tryQuery())
                .isPresent();
        assertThat(onFx(() -> node("processes", TextField.class).getText())).isEqualTo("-1");
        type("processes", "2");
        type("items", "3");
        await().until(() -> onFx(() -> !node("run", Button.class).isDisabled()));
    }

    @Test
    void a_run_is_stopped() {
        choose("workload", "sleep");
        type("parameter-seconds", "60");
        Recording run = run();
        await().until(() -> run.trace().taskels().startedCount() > 0);
        onFx(() -> {
            window.workbench().work().stop();
            return true;
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> run.trace().state() == RunState.CANCELLED);
        await().until(() -> text("state").equals("cancelled"));
        await().until(() -> onFx(() -> !node("run", Button.class).isDisabled()));
    }

    @Test
    void a_run_that_is_stopped_before_it_has_begun_ends_as_soon_as_it_begins() {
        choose("workload", "sleep");
        type("parameter-seconds", "60");
        onFx(() -> {
            node("run", Button.class).fire();
            window.workbench().work().stop();
            return true;
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> onFx(window.workbench().runs()::first) instanceof LiveRun run
                        && run.over().isDone());
        assertThat(onFx(window.workbench().runs()::first).trace().state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void a_run_that_can_not_be_saved_to_the_end_says_so() throws Exception {
        choose("workload", "sleep");
        type("parameter-seconds", "60");
        Recording run = run();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + run.file());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE call");
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ((LiveRun) run).trace().taskels().startedCount() > 0);
        onFx(() -> {
            window.workbench().work().stop();
            return true;
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> text("bannerText").contains("could not be saved"));
        assertThat(text("status")).contains("not saved to the end");
    }

    @Test
    void a_failed_run_says_what_failed() {
        choose("workload", "fail");
        choose("mode", Mode.MAP.key());
        type("parameter-seconds", "0");
        runToItsEnd();
        await().until(() -> text("state").equals("failed"));
        assertThat(robot.lookup((Label label) -> label.isVisible()
                                && label.getText().startsWith("The run failed: IllegalArgumentException"))
                        .tryQuery())
                .isPresent();
    }

    @Test
    void a_saved_run_reopens_as_it_was_and_fills_the_form() {
        choose("workload", "identity");
        type("items", "40");
        Recording run = runToItsEnd();
        onFx(() -> {
            window.workbench().showPlan(PlanJson.read("{}"));
            window.open(run.file());
            return true;
        });
        await().until(() -> onFx(() -> window.workbench().runs().first() instanceof SavedRun));
        Recording reopened = onFx(window.workbench().runs()::first);
        assertThat(TraceText.of(reopened.trace())).isEqualTo(TraceText.of(run.trace()));
        await().until(() -> text("state").equals("completed, reopened"));
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo("40");
    }

    @Test
    void a_broken_file_leaves_the_window_as_it_was() throws Exception {
        Path broken = Files.writeString(home.resolve("broken.poolscope"), "no database");
        onFx(() -> {
            window.open(broken);
            return true;
        });
        await().until(() -> robot.lookup(
                        (Label label) -> String.valueOf(label.getText()).contains("not a Poolscope run"))
                .tryQuery()
                .isPresent());
        assertThat(text("title")).isEqualTo("No run yet");
    }

    @Test
    void the_keyboard_alone_sets_a_plan_runs_it_and_looks_at_it() {
        robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        for (int i = 0; i < 15 && !onFx(() -> node("processes", Node.class).isFocused()); i++) {
            robot.type(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL).write("1");
        choose("workload", "identity");
        await().until(() -> onFx(() -> !node("run", Button.class).isDisabled()));
        robot.press(KeyCode.CONTROL).type(KeyCode.R).release(KeyCode.CONTROL);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> onFx(() -> window.workbench().runs().first() != null
                        && window.workbench().runs().first().trace().state() == RunState.COMPLETED));
        assertThat(onFx(window.workbench().runs()::first).header().workers()).isEqualTo(1);
        onFx(() -> {
            node("timeline", Node.class).requestFocus();
            return true;
        });
        robot.type(KeyCode.W, KeyCode.W, KeyCode.D, KeyCode.F, KeyCode.RIGHT);
        await().until(() -> robot.lookup("TASKEL 1").tryQuery().isPresent()
                || robot.lookup("TASKEL 0").tryQuery().isPresent());
    }
}
