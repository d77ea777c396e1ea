package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.analysis.NotableTaskels;
import io.github.poolscope.analysis.WorkerRow;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.WorkerSignal;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What users do with a run: read it, search it, replay it, measure it, follow advice. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class RunViewsTest extends WindowDriver {
    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    private int rows(String id) {
        return onFx(() -> table(id).getItems().size());
    }

    @Test
    void a_run_is_played_back_step_by_step_and_to_its_end() {
        Recording run = descending();
        robot.clickOn("#replay");
        await().until(() -> text("state").equals("replaying"));
        assertThat(onFx(() -> node("replayBar", Node.class).isVisible())).isTrue();
        robot.clickOn("#replayStart");
        focus("replayPlay");
        robot.type(KeyCode.PERIOD, KeyCode.PERIOD);
        await().until(() -> onFx(() -> node("replayScrubber", Slider.class).getValue()) > 0);
        double stepped = onFx(() -> node("replayScrubber", Slider.class).getValue());
        assertThat(stepped).isLessThan((double) run.trace().now());
        assertThat(text("progressLine")).startsWith("0/6");
        onFx(() -> {
            Slider scrubber = node("replayScrubber", Slider.class);
            scrubber.setValue(scrubber.getMax());
            return true;
        });
        await().until(() -> text("progressLine").startsWith("6/6 100 %"));
        onFx(() -> {
            node("replayScrubber", Slider.class).setValue(0);
            return true;
        });
        await().until(() -> text("progressLine").startsWith("0/6"));
        robot.type(KeyCode.SPACE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> onFx(() -> node("replayScrubber", Slider.class).getValue()) > stepped);
        robot.type(KeyCode.ESCAPE);
        await().until(() -> text("state").equals("completed"));
        assertThat(onFx(() -> node("replayBar", Node.class).isVisible())).isFalse();
        assertThat(onFx(window.workbench().runs()::first)).isSameAs(run);
    }

    @Test
    void taskels_are_searched_by_a_line_of_conditions() {
        choose("workload", "fail");
        choose("mode", Mode.APPLY_ASYNC.key());
        type("items", "8");
        type("parameter-seconds", "0");
        Recording run = runToItsEnd();
        control(KeyCode.F);
        await().until(() -> rows("taskels") == 8);
        type("filter", "state:failed");
        int failed = run.trace().taskels().failedCount();
        assertThat(failed).isBetween(1, 7);
        await().until(() -> rows("taskels") == failed);
        assertThat(text("found")).isEqualTo(failed + " of 8 taskels");
        type("filter", "state:gone");
        await().until(() -> text("found").contains("'state:gone' names no state"));
        type("filter", "index:3..4");
        await().until(() -> rows("taskels") == 2);
        onFx(() -> {
            table("taskels").getSelectionModel().select(1);
            return true;
        });
        await().until(() -> robot.lookup("TASKEL 4").tryQuery().isPresent());
    }

    @Test
    void workers_are_read_in_a_table_and_one_that_is_killed_is_replaced() {
        type("processes", "2");
        choose("workload", "sleep");
        choose("mode", Mode.APPLY_ASYNC.key());
        type("items", "3");
        type("parameter-seconds", "6"); // Long enough to be killed in, also on a slow machine.
        Recording run = run();
        Trace trace = run.trace();
        robot.clickOn("#tab-workers");
        await().atMost(Duration.ofSeconds(30)).until(() -> trace.taskels().startedCount() >= 2);
        await().until(() -> rows("workers") == 2);
        await().until(() -> onFx(() -> table("workers").getItems().stream()
                .map(WorkerRow.class::cast)
                .allMatch(row -> row.pid() == trace.workers().pid(row.worker())
                        && row.state().toString().equals("at work"))));
        String kill = WorkerSignal.KILL.title(Phrase.of("analysis.worker", 1)).toString();
        await().until(() -> {
            askForMenuOfFirstWorker();
            return robot.lookup(kill).tryQuery().isPresent();
        });
        robot.clickOn(kill);
        await().atMost(Duration.ofSeconds(20)).until(() -> trace.workers().reason(0) == ExitReason.DIED);
        await().until(() -> rows("workers") == 3);
        await().atMost(Duration.ofSeconds(60)).until(() -> trace.state().isOver());
        assertThat(trace.taskels().failedCount()).isEqualTo(1);
        assertThat(trace.workers().exitCode(0)).isEqualTo(-9);
        assertThat(trace.taskels().outcome(0)).isIn(Outcome.LOST, Outcome.SUCCEEDED);
    }

    /** Opens a context menu: Monocle's robot can't, and a row may have changed to another worker. */
    private void askForMenuOfFirstWorker() {
        onFx(() -> {
            robot.from(table("workers"))
                    .lookup((TableRow<?> each) -> each.getItem() instanceof WorkerRow shown && shown.worker() == 0)
                    .tryQuery()
                    .ifPresent(row -> {
                        Bounds there = row.localToScreen(row.getBoundsInLocal());
                        Event.fireEvent(
                                row,
                                new ContextMenuEvent(
                                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                                        5,
                                        5,
                                        there.getCenterX(),
                                        there.getCenterY(),
                                        false,
                                        null));
                    });
            return true;
        });
    }

    @Test
    void advice_is_followed_by_a_click() {
        type("processes", "2");
        choose("workload", "sleep-descending");
        choose("mode", Mode.IMAP.key());
        type("items", "4");
        type("parameter-unit", "0.4");
        Recording before = runToItsEnd();
        await().until(() -> robot.lookup("Run with imap_unordered").tryQuery().isPresent());
        Hyperlink link = robot.lookup("Run with imap_unordered").queryAs(Hyperlink.class);
        robot.clickOn(link);
        await().until(() -> onFx(window.workbench().runs()::first) != before);
        Recording after = onFx(window.workbench().runs()::first);
        assertThat(after.header().plan().mode()).isEqualTo(Mode.IMAP_UNORDERED);
        assertThat(after.header().plan()).isEqualTo(before.header().plan().withMode(Mode.IMAP_UNORDERED));
        await().atMost(Duration.ofSeconds(30)).until(() -> after.trace().state() == RunState.COMPLETED);
    }

    @Test
    void the_timeline_goes_where_its_keys_say_and_back() {
        Recording run = descending();
        focus("timeline");
        robot.type(KeyCode.L);
        int longest = NotableTaskels.longest(run.trace());
        await().until(() -> robot.lookup("TASKEL " + longest).tryQuery().isPresent());
        robot.type(KeyCode.H);
        // On a busy machine the first may be done before the second: then no result was held.
        int held = NotableTaskels.longestHeld(run.header(), run.trace());
        await().until(() -> robot.lookup("TASKEL " + (held == Trace.NONE ? longest : held))
                .tryQuery()
                .isPresent());
        String whole = onFx(() -> window.views().timeline().viewport().toString());
        robot.type(KeyCode.W, KeyCode.W);
        String zoomed = onFx(() -> window.views().timeline().viewport().toString());
        assertThat(zoomed).isNotEqualTo(whole);
        robot.type(KeyCode.Z, KeyCode.Z);
        assertThat(onFx(() -> window.views().timeline().viewport().toString())).isEqualTo(whole);
        robot.type(KeyCode.Y, KeyCode.Y);
        assertThat(onFx(() -> window.views().timeline().viewport().toString())).isEqualTo(zoomed);
    }

    @Test
    void output_is_searched_by_text_and_by_process() {
        Recording run = descending();
        ListView<?> output = robot.lookup((ListView<?> list) -> "output".equals(list.getId()))
                .query();
        await().until(() -> onFx(() -> output.getItems().size()) == 6);
        type("outputFind", "res: 4");
        assertThat(onFx(() -> output.getItems().size())).isEqualTo(1);
        type("outputFind", Long.toString(run.trace().mainPid()));
        assertThat(onFx(() -> output.getItems().size())).isEqualTo(6);
        type("outputFind", "nobody printed this");
        assertThat(onFx(() -> output.getItems().size())).isZero();
    }

    @Test
    void output_is_shown_from_its_end_when_its_panel_comes_to_the_front() {
        TraceRecorder recorder = SampleRuns.recorder();
        for (int line = 0; line < 200; line++) {
            recorder.printed(41233, false, "line " + line, line);
        }
        recorder.state(RunState.COMPLETED, null, 1_000_000);
        onFx(() -> {
            window.workbench().layout().show(Panel.WORKERS);
            window.workbench()
                    .runs()
                    .show(new SavedRun(SampleRuns.header("map", 1, 1, 1), recorder.trace(), Path.of("no.poolscope")));
            return true;
        });
        await().until(() -> onFx(() -> window.views().shown() != null));
        robot.clickOn("#tab-output");
        await().until(() ->
                robot.lookup("line 199").tryQuery().filter(Node::isVisible).isPresent());
    }

    @Test
    void a_part_of_time_is_typed() {
        descending();
        type("timeRange", "20..50ms");
        robot.type(KeyCode.ENTER);
        assertThat(onFx(() -> window.views().timeline().viewport().from())).isEqualTo(20_000_000);
        assertThat(onFx(() -> window.views().timeline().viewport().to())).isEqualTo(50_000_000);
        type("timeRange", "later");
        robot.type(KeyCode.ENTER);
        assertThat(onFx(() -> node("timeRange", TextField.class).getPseudoClassStates().stream()
                        .map(PseudoClass::getPseudoClassName)
                        .toList()))
                .contains("wrong");
        assertThat(onFx(() -> window.views().timeline().viewport().to())).isEqualTo(50_000_000);
    }

    @Test
    void changes_of_the_plan_are_undone_and_redone_a_field_at_a_time() {
        String before = onFx(() -> node("items", TextField.class).getText());
        choose("mode", Mode.MAP.key());
        type("items", "77");
        focus("timeline");
        control(KeyCode.Z);
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo(before);
        assertThat(onFx(() -> window.workbench().plan().read().plan().mode())).isEqualTo(Mode.MAP);
        control(KeyCode.Z);
        assertThat(onFx(() -> window.workbench().plan().read().plan().mode())).isNotEqualTo(Mode.MAP);
        control(KeyCode.Y, KeyCode.Y);
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo("77");
        assertThat(onFx(() -> window.workbench().plan().read().plan().mode())).isEqualTo(Mode.MAP);
    }

    @Test
    void a_command_is_found_by_its_words_and_keys_are_on_a_sheet() {
        boolean before = onFx(() -> window.workbench().darkProperty().get());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.P).release(KeyCode.SHIFT, KeyCode.CONTROL);
        await().until(() -> robot.lookup("#paletteLine").tryQuery().isPresent());
        robot.write("dark").type(KeyCode.ENTER);
        await().until(() -> onFx(() -> window.workbench().darkProperty().get()) != before);
        robot.type(KeyCode.F1);
        await().until(() -> robot.lookup("IN THE TIMELINE").tryQuery().isPresent());
        assertThat(robot.lookup("to the next event").tryQuery()).isPresent();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(onFx(() -> node("items", TextField.class).isVisible())).isTrue();
    }
}
