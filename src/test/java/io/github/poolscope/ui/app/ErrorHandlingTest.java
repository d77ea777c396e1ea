package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.HandMadeRun;
import io.github.poolscope.testing.SystemCommand;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Errors: the window reports them, keeps what was on the screen, and stays usable. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class ErrorHandlingTest extends WindowDriver {
    private static final long SEED = 21;

    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    @Test
    void a_refused_plan_is_told_in_the_banner_and_what_was_on_the_screen_stays() {
        show(GoldenRuns.over(RunState.COMPLETED, false), "completed");
        String title = text("title");
        String drawn = onFx(() -> node("timeline", Node.class).getAccessibleText());
        String folder = "no-such-" + new Random(SEED).nextInt(1_000_000);
        for (String json : List.of(
                "{\"workload\": \"crash:on=5,seconds=0.3\", \"processes\": 0, \"items\": 12}", // The previous advice.
                "{\"workload\": \"files-sha256\", \"items\": 12}",
                "{\"workload\": \"no-such-workload\", \"items\": 3}",
                "{\"workload\": \"echo\", \"items\": \"lines:" + folder + "/items.txt\"}")) {
            Plan plan = PlanJson.read(json);
            onFx(() -> {
                window.workbench().showPlan(plan);
                window.workbench().work().start(plan);
                return true;
            });
            await().until(() -> text("bannerText").startsWith("The run was not started"));
            assertThat(text("title")).as(json).isEqualTo(title);
            assertThat(text("state")).as(json).isEqualTo("completed");
            assertThat(onFx(() -> node("timeline", Node.class).getAccessibleText()))
                    .as(json)
                    .isEqualTo(drawn);
            onFx(() -> {
                window.workbench().showPlan(PlanJson.read("{}"));
                node("bannerClose", Button.class).fire();
                return true;
            });
            assertThat(onFx(() -> node("banner", Node.class).isVisible())).isFalse();
            await().until(() -> onFx(() -> !node("run", Button.class).isDisabled()));
        }
        // A notice's suggestion runs whatever the form contains.
        onFx(() -> {
            window.workbench().showPlan(PlanJson.read("{\"workload\": \"files-sha256\", \"items\": 12}"));
            return true;
        });
        await().until(() -> onFx(() -> node("run", Button.class).isDisabled()));
        Recording shown = onFx(() -> window.workbench().runs().first());
        onFx(() -> {
            window.workbench()
                    .runSuggested(PlanJson.read("{\"engine\": \"serial\", \"workload\": \"identity\", \"items\": 1}"));
            return true;
        });
        await().until(() -> text("state").equals("completed")
                && onFx(() -> window.workbench().runs().first()) != shown);
        show(shown, "completed");
        // When the same run is shown again, it is drawn again.
        onFx(() -> {
            window.workbench().runs().show(window.workbench().runs().first());
            return true;
        });
        await().until(() ->
                onFx(() -> node("timeline", Node.class).getAccessibleText()).equals(drawn));
    }

    @Test
    void a_run_that_does_not_stop_can_be_abandoned() {
        CompletableFuture<Void> over = new CompletableFuture<>();
        HandMadeRun run = new HandMadeRun(GoldenRuns.live(RunState.RUNNING, 5_600), over);
        onFx(() -> {
            window.workbench().work().started(run);
            node("stop", Button.class).fire();
            return true;
        });
        assertThat(run.stops()).isEqualTo(1);
        assertThat(onFx(() -> node("stop", Button.class).isDisabled())).isTrue();
        await().until(() -> onFx(() -> !node("stop", Button.class).isDisabled()));
        assertThat(onFx(() -> node("run", Button.class).isDisabled())).isTrue();
        onFx(() -> {
            node("stop", Button.class).fire();
            return true;
        });
        assertThat(run.stops()).isEqualTo(1);
        assertThat(text("bannerText")).startsWith("The run does not stop");
        assertThat(onFx(() -> node("run", Button.class).isDisabled())).isFalse();

        // A run whose end fails with an error has ended.
        CompletableFuture<Void> breaking = new CompletableFuture<>();
        onFx(() -> {
            window.workbench().work().started(new HandMadeRun(GoldenRuns.live(RunState.RUNNING, 5_600), breaking));
            return true;
        });
        assertThat(onFx(() -> node("run", Button.class).isDisabled())).isTrue();
        breaking.completeExceptionally(new AssertionError("while it was saved"));
        await().until(() -> onFx(() -> !node("run", Button.class).isDisabled()));
    }

    @Test
    void a_message_moves_nothing_and_goes_with_the_next_file_and_a_file_does_not_take_the_place_of_a_run()
            throws IOException {
        assertThat(robot.lookup("Nothing yet.").tryQuery()).isPresent();
        Bounds place = place();
        onFx(() -> {
            window.workbench().trouble("The file a.poolscope is not a Poolscope run.");
            return true;
        });
        assertThat(onFx(() -> node("banner", Node.class).isVisible())).isTrue();
        assertThat(place()).isEqualTo(place);
        for (String view : List.of("timeline", "order", "cpu", "status")) {
            assertThat(onFx(() -> inScene(node(view, Node.class)).intersects(inScene(node("banner", Node.class)))))
                    .as("the banner covers the " + view)
                    .isFalse();
        }
        onFx(() -> {
            window.workbench().trouble("The plan '" + "long ".repeat(200_000) + "' is not known.");
            return true;
        });
        assertThat(text("bannerText")).hasSizeLessThan(500).endsWith("…");
        Path plan = Files.writeString(home.resolve("plan.json"), "{\"items\": 7}");
        onFx(() -> {
            window.open(plan);
            return true;
        });
        assertThat(onFx(() -> node("banner", Node.class).isVisible())).isFalse();

        show(GoldenRuns.over(RunState.FAILED, true), "failed");
        await().until(() -> onFx(() -> node("banner", Node.class).isVisible()));
        assertThat(place()).isEqualTo(place);
        onFx(() -> {
            window.open(plan);
            return true;
        });
        await().until(() -> onFx(() -> !node("banner", Node.class).isVisible()));

        show(plain(), "completed, reopened");
        await().until(() ->
                robot.lookup("Nothing stands out in this run.").tryQuery().isPresent());
        assertThat(robot.lookup("Nothing yet.").tryQuery()).isEmpty();

        // A run starts while a file is being read.
        Path other = Files.writeString(home.resolve("other.json"), "{\"items\": 9}");
        onFx(() -> {
            window.open(other);
            window.workbench()
                    .work()
                    .started(new HandMadeRun(GoldenRuns.live(RunState.RUNNING, 5_600), new CompletableFuture<>()));
            return true;
        });
        await().until(() -> robot.lookup((Label label) -> "A run is going on".equals(label.getText()))
                .tryQuery()
                .isPresent());
        assertThat(onFx(() -> window.workbench().plan().read().plan())).isNotEqualTo(PlanJson.read("{\"items\": 9}"));
    }

    @Test
    void a_file_that_takes_for_ever_to_be_written_holds_up_neither_the_plan_nor_the_end() throws Exception {
        Path picture = pipe(home.resolve("picture"));
        Path preset = pipe(Files.createDirectories(home.resolve("presets")).resolve("Hung.json"));
        show(GoldenRuns.over(RunState.COMPLETED, false), "completed");
        try {
            onFx(() -> {
                window.pictures().save(new ViewPictures(window.views()).all().get(0), picture);
                return true;
            });
            robot.clickOn("#presets");
            robot.clickOn("#keepPreset");
            robot.clickOn("#presetName").write("Hung").type(KeyCode.ENTER);
            await().until(() -> robot.lookup("#presetName").tryQuery().isEmpty());
            runIsOnAgainOnceThePlanIsRight();
            assertThat(onFx(window::mayClose)).isTrue();
            onFx(() -> {
                stage.hide();
                return true;
            });
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> List.of("picture", "preset").contains(thread.getName()))
                    .hasSize(2)
                    .allMatch(Thread::isDaemon);
        } finally {
            assertThat(written(picture)).contains("PNG");
            assertThat(written(preset)).contains("workload");
        }
    }

    private static Path pipe(Path file) {
        assumeTrue(SystemCommand.succeeds("mkfifo", file.toString()), "no mkfifo here");
        return file;
    }

    /** Returns all that is written to a pipe, and removes the pipe. */
    private static String written(Path pipe) throws Exception {
        String all = CompletableFuture.supplyAsync(() -> {
                    try {
                        return new String(Files.readAllBytes(pipe), StandardCharsets.ISO_8859_1);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .get(20, TimeUnit.SECONDS);
        Files.delete(pipe);
        return all;
    }

    private void runIsOnAgainOnceThePlanIsRight() {
        for (String items : List.of("none", "12")) {
            onFx(() -> {
                node("items", TextField.class).setText(items);
                return true;
            });
            await().until(() -> onFx(() -> node("run", Button.class).isDisabled()) == items.equals("none"));
        }
    }

    private Bounds place() {
        WaitForAsyncUtils.waitForFxEvents();
        return onFx(() -> {
            stage.getScene().getRoot().layout();
            return inScene(node("timeline", Node.class));
        });
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private void show(Recording run, String state) {
        onFx(() -> {
            window.workbench().runs().show(run);
            return true;
        });
        await().until(() -> text("state").equals(state));
    }

    private static Recording plain() {
        Plan plan = PlanJson.read("{\"workload\": \"identity\", \"mode\": \"map\", \"processes\": 1, \"items\": 1}");
        TraceRecorder recorder = TraceRecorder.readBack(Instant.parse("2026-11-20T19:40:02Z"), 1);
        recorder.state(RunState.COMPLETED, null, 1_000_000);
        RunHeader header = new RunHeader(plan, Preparation.program(plan), 1, 1, 1, OptionalInt.of(2));
        return new SavedRun(header, recorder.trace(), Path.of("plain.poolscope"));
    }
}
