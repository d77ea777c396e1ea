package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.Recording;
import io.github.poolscope.testing.UserJars;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.program.ProgramView;
import io.github.poolscope.workload.Preparation;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Reading a run: its program, orders, events and output; pausing the view, and saving pictures of it. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class ReadingTest extends WindowDriver {
    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    private List<String> lineTimes() {
        return onFx(
                () -> List.copyOf(window.views().program().code().timeTexts().values()));
    }

    private OptionalInt lit() {
        return onFx(() -> window.views().program().code().lit());
    }

    @Test
    void the_program_is_shown_in_both_languages_with_the_time_of_each_step() {
        Recording run = descending();
        await().until(() -> lineTimes().size() >= 4); // Pool, imap, for, join.
        assertThat(lineTimes()).allMatch(text -> text.endsWith(" s"));
        assertThat(lit()).isEmpty();
        robot.clickOn("#programJava");
        String text = Preparation.javaProgram(run.header().plan()).text();
        await().until(() -> onFx(() -> window.views().program().text()).contains("public final class Program {"));
        assertThat(lineTimes()).hasSizeGreaterThanOrEqualTo(4);
        robot.clickOn("#copyProgram");
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(text);
        robot.clickOn("#programPython");
        await().until(() -> onFx(() -> window.views().program().text()).contains("    pool.close()"));
    }

    @Test
    void a_blocking_call_is_lit_with_the_time_that_it_takes() {
        type("processes", "1");
        choose("workload", "sleep");
        choose("mode", Mode.APPLY.key());
        type("items", "3");
        type("parameter-seconds", "1");
        Recording run = run();
        await().atMost(Duration.ofSeconds(30)).until(() -> run.trace().taskels().startedCount() > 0);
        await().until(() -> lit().isPresent());
        assertThat(onFx(() -> {
                    ProgramView program = window.views().program();
                    int line = program.code().lit().orElse(0);
                    return program.code().shows(line)
                            && program.text().get(line).contains("pool.apply(");
                }))
                .isTrue();
        await().until(() -> lineTimes().stream().anyMatch(text -> text.compareTo("0.01") > 0));
        await().atMost(Duration.ofSeconds(30)).until(() -> run.trace().state().isOver());
        await().until(() -> lit().isEmpty());
    }

    @Test
    void pointing_at_a_result_tells_who_waited_for_whom() {
        Recording run = descending();
        String told = OrderPicture.of(run.header(), run.trace()).describe(0).toString();
        assertThat(told).startsWith("taskel 0: completed ").contains(", delivered 1st");
        await().until(() -> text("progressLine").startsWith("6/6"));
        Bounds order = onFx(() -> node("order", Node.class)
                .localToScreen(node("order", Node.class).getBoundsInLocal()));
        // The second taskel completes before the first, which takes longest.
        robot.moveTo(order.getMinX() + order.getWidth() * 0.13, order.getMinY() + 22 + 4);
        robot.moveBy(1, 1);
        // An installed tooltip is stored under this key; whether it is displayed depends on the platform.
        await().until(() -> onFx(() ->
                node("order", Node.class).getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip hint
                        && hint.getText().equals(told)));
        robot.clickOn(order.getMinX() + order.getWidth() * 0.13, order.getMinY() + 22 + 4);
        await().until(() -> robot.lookup("TASKEL 0").tryQuery().isPresent());
        robot.type(KeyCode.DOWN);
        await().until(() -> robot.lookup("TASKEL 1").tryQuery().isPresent());
    }

    @Test
    void events_are_listed_searched_and_selected() {
        Recording run = descending();
        robot.clickOn("#tab-events");
        int least = 3 * 6 + 2 * 3;
        await().until(() -> onFx(() -> table("events").getItems().size()) >= least);
        type("eventFind", "begins taskel 3");
        await().until(() -> onFx(() -> table("events").getItems().size()) == 1);
        assertThat(text("eventsFound")).startsWith("1 of ");
        onFx(() -> {
            table("events").getSelectionModel().select(0);
            return true;
        });
        await().until(() -> robot.lookup("TASKEL 3").tryQuery().isPresent());
        focus("events");
        control(KeyCode.C);
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString()))
                .contains("begins taskel 3")
                .contains(Long.toString(
                        run.trace().workers().pid(run.trace().taskels().worker(3))));
    }

    @Test
    void output_is_followed_or_not_and_copied() {
        descending();
        control(KeyCode.DIGIT7);
        ListView<?> output = robot.lookup((ListView<?> list) -> "output".equals(list.getId()))
                .query();
        await().until(() -> onFx(() -> output.getItems().size()) == 6);
        assertThat(onFx(() -> node("outputFollow", ToggleButton.class).isSelected()))
                .isTrue();
        robot.clickOn("#outputFollow");
        assertThat(onFx(() -> node("outputFollow", ToggleButton.class).isSelected()))
                .isFalse();
        robot.clickOn("#outputCopy");
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString()).lines())
                .hasSize(6)
                .allMatch(line -> line.contains("] res: "));
    }

    @Test
    void cpu_is_told_of_a_core_or_of_the_machine() {
        assertThat(onFx(() -> right("cpu100Machine")))
                .as("there is room for both choices")
                .isLessThanOrEqualTo(onFx(() -> right("cpu")));
        type("processes", "2");
        choose("workload", "sleep");
        choose("mode", Mode.MAP.key());
        type("items", "2");
        type("parameter-seconds", "2");
        Recording run = runToItsEnd();
        int cores = run.header().cores().orElseThrow();
        await().until(() ->
                onFx(() -> node("cpu", Node.class).getAccessibleText()).contains("machine · " + cores + " core"));
        robot.clickOn("#cpu100Machine");
        assertThat(onFx(() -> node("cpu100Core", ToggleButton.class).isSelected()))
                .isFalse();
    }

    private double right(String id) {
        Node node = node(id, Node.class);
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }

    @Test
    void the_view_is_held_while_the_run_goes_on() {
        type("processes", "1");
        choose("workload", "sleep");
        choose("mode", Mode.IMAP.key());
        type("items", "8");
        type("parameter-seconds", "0.4");
        Recording run = run();
        await().atMost(Duration.ofSeconds(30)).until(() -> run.trace().taskels().completedCount() >= 2);
        control(KeyCode.P);
        await().until(() -> text("state").equals("view paused"));
        String held = text("progressLine");
        int then = run.trace().taskels().completedCount();
        await().atMost(Duration.ofSeconds(20)).until(() -> run.trace().taskels().completedCount() >= then + 2);
        assertThat(text("progressLine")).isEqualTo(held);
        assertThat(text("replay")).isEqualTo("Catch up");
        control(KeyCode.P);
        await().until(() -> !text("progressLine").equals(held));
        await().atMost(Duration.ofSeconds(30)).until(() -> run.trace().state() == RunState.COMPLETED);
        await().until(() -> text("progressLine").startsWith("8/8"));
        await().until(() -> text("replay").equals("Replay"));
    }

    @Test
    void each_view_is_saved_as_a_picture() throws Exception {
        descending();
        await().until(() -> text("progressLine").startsWith("6/6"));
        List<ViewPicture> pictures = onFx(() -> new ViewPictures(window.views()).all());
        assertThat(pictures).hasSize(10);
        for (ViewPicture picture : pictures) {
            Path svg = home.resolve(picture.panel().key() + ".svg");
            onFx(() -> {
                window.pictures().save(picture, svg);
                return true;
            });
            await().until(() -> Files.exists(svg) && Files.size(svg) > 0);
            byte[] drawn = Files.readAllBytes(svg);
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            assertThat(factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(drawn))
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
            assertThat(new String(drawn, java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("var(--");
        }
        Path png = home.resolve("timeline.png");
        onFx(() -> {
            window.pictures().save(pictures.get(0), png);
            return true;
        });
        await().until(() -> Files.exists(png) && ImageIO.read(png.toFile()) != null);
        double width = onFx(() -> node("timeline", Node.class).getLayoutBounds().getWidth());
        assertThat((double) ImageIO.read(png.toFile()).getWidth()).isBetween(2 * width - 3, 2 * width + 3);
    }

    @Test
    void a_plan_a_run_and_a_jar_are_dropped_on_the_window() throws Exception {
        Path plan = Files.writeString(home.resolve("dropped.json"), "{\"items\": 23}");
        drop(plan);
        await().until(() -> onFx(() -> node("items", TextField.class).getText().equals("23")));
        Recording run = descending();
        drop(run.file());
        await().until(() -> text("state").endsWith("reopened"));
        Path jar = UserJars.make(Files.createTempDirectory(home, "jar"));
        drop(jar);
        await().until(() -> onFx(() -> node("jar", TextField.class).getText()).equals(jar.toString()));
    }

    /** Drags a file with the mouse; Monocle does not support drags between windows. */
    private void drop(Path file) {
        HBox bar = robot.lookup(".tool-bar-row").queryAs(HBox.class);
        Label source = onFx(() -> {
            Label handle = new Label("drag me");
            handle.setId("handle");
            handle.setOnDragDetected(event -> {
                Dragboard board = handle.startDragAndDrop(TransferMode.COPY);
                ClipboardContent content = new ClipboardContent();
                content.putFiles(List.of(new File(file.toString())));
                board.setContent(content);
                event.consume();
            });
            bar.getChildren().add(2, handle);
            return handle;
        });
        robot.drag("#handle").moveBy(30, 10);
        robot.dropTo("#timeline");
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> bar.getChildren().remove(source));
    }

    @Test
    void closing_while_a_run_goes_on_asks_once() {
        choose("workload", "sleep");
        type("parameter-seconds", "60");
        Recording run = run();
        await().until(() -> run.trace().taskels().startedCount() > 0);
        askToClose();
        robot.clickOn((Button) onFx(() -> dialog().lookupButton(ButtonType.CANCEL)));
        await().until(() -> onFx(() -> dialog() == null));
        assertThat(run.trace().state().isOver()).isFalse();
        assertThat(run.trace().state()).isNotEqualTo(RunState.STOPPING);
        askToClose();
        robot.clickOn("Stop and close");
        await().atMost(Duration.ofSeconds(30)).until(() -> run.trace().state() == RunState.CANCELLED);
        await().atMost(Duration.ofSeconds(30)).until(() -> onFx(() -> !stage.isShowing()));
    }

    private void askToClose() {
        io.github.poolscope.ui.fx.FxThread.later(() -> {
            window.mayClose();
        });
        await().until(() -> onFx(() -> dialog() != null));
    }

    private static DialogPane dialog() {
        return Window.getWindows().stream()
                .filter(each -> each.getScene() != null && each.getScene().getRoot() instanceof DialogPane)
                .map(each -> (DialogPane) each.getScene().getRoot())
                .findFirst()
                .orElse(null);
    }
}
