package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.analysis.EventList;
import io.github.poolscope.analysis.Fact;
import io.github.poolscope.analysis.TaskelFacts;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.TableTexts;
import io.github.poolscope.ui.fx.Viewport;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Command;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window in English and in Chinese, switched during use. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class LanguageTest extends WindowDriver {
    private final AtomicReference<Stage> second = new AtomicReference<>();

    @Start
    void start(Stage primary) throws IOException {
        Files.deleteIfExists(home.resolve("window.json"));
        open(primary);
    }

    @AfterEach
    void closeOthers() {
        onFx(() -> {
            Window.getWindows().stream().filter(each -> each != stage).toList().forEach(Window::hide);
            return true;
        });
    }

    private void speak(Language language) {
        onFx(() -> {
            Words.speak(language);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void select(int taskel) {
        onFx(() -> {
            window.workbench().selection().selectTaskel(taskel);
            return true;
        });
    }

    private void assertAllChinese(String where) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(onFx(() -> VisibleTexts.foreign(VisibleTexts.everywhere().stream())))
                .as(where)
                .isEmpty();
    }

    @Test
    void a_switch_loses_nothing_of_a_run_that_goes_on() {
        choose("workload", "sleep");
        type("processes", "2");
        type("items", "4");
        type("parameter-seconds", "60");
        Recording run = run();
        await().until(() -> text("state").equals("running"));
        type("items", "17");
        select(1);
        focus("timeline");
        robot.type(KeyCode.W, KeyCode.W, KeyCode.D);
        Viewport zoomed = onFx(() -> window.views().timeline().viewport());
        assertThat(zoomed.fits()).isFalse();
        assertThat(onFx(() -> node("timeline", Node.class).getAccessibleText())).startsWith("Timeline: 2 worker lanes");

        robot.clickOn("#language");

        await().until(() -> text("state").equals("运行中"));
        assertThat(text("run")).isEqualTo("运行");
        assertThat(text("title")).isEqualTo("等待：固定时间 · imap");
        assertThat(text("replay")).isEqualTo("暂停画面");
        assertThat(onFx(() -> node("timeline", Node.class).getAccessibleText())).startsWith("时间线：2 个工作进程");
        assertThat(robot.lookup("子任务 1").tryQuery()).isPresent();
        assertThat(onFx(() -> window.views().timeline().viewport())).isEqualTo(zoomed);
        assertThat(onFx(() -> window.workbench().selection().taskel())).isEqualTo(1);
        assertThat(onFx(window.workbench().runs()::first)).isSameAs(run);
        assertThat(run.trace().state().isOver()).isFalse();
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo("17");
        assertThat(onFx(() -> node("parameter-seconds", TextField.class).getText()))
                .isEqualTo("60");

        focus("timeline");
        control(KeyCode.Z);
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo("4");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.L).release(KeyCode.SHIFT, KeyCode.CONTROL);
        await().until(() -> text("run").equals("Run"));
        assertThat(text("state")).isEqualTo("running");
        assertThat(onFx(() -> window.views().timeline().viewport())).isEqualTo(zoomed);
        onFx(() -> {
            window.workbench().work().stop();
            return true;
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> run.trace().state().isOver());
        await().until(() -> text("state").equals("cancelled"));
    }

    @Test
    void no_english_word_is_left_where_a_run_is_looked_at() {
        speak(Language.CHINESE);
        assertAllChinese("empty window");
        Recording run = descending();
        select(1);
        assertAllChinese("finished run");
        robot.clickOn("#tab-taskels").clickOn("#tab-workers").clickOn("#tab-events");
        await().until(() -> onFx(() -> table("events").getItems().size() > 5));
        onFx(() -> {
            window.workbench().selection().selectWorker(0);
            return true;
        });
        assertAllChinese("tables");
        contextMenus();
        onFx(() -> {
            window.workbench().replayOrPause();
            return true;
        });
        await().until(() -> text("state").equals("回放中"));
        assertAllChinese("replay");
        everyEventAndFact(run);
        choose("mode", Mode.APPLY.key());
        type("items", "3");
        runToItsEnd();
        await().until(() -> robot.lookup("改用 apply_async 运行").tryQuery().isPresent());
        assertAllChinese("advice");
    }

    private void contextMenus() {
        onFx(() -> {
            Node timeline = node("timeline", Node.class);
            timeline.getOnContextMenuRequested()
                    .handle(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 50, 50, false, null));
            return true;
        });
        await().until(() -> onFx(() -> openMenus().findAny().isPresent()));
        assertThat(onFx(() -> VisibleTexts.foreign(
                        openMenus().flatMap(menu -> menu.getItems().stream()).map(MenuItem::getText))))
                .isEmpty();
        onFx(() -> {
            openMenus().toList().forEach(Window::hide);
            return true;
        });
    }

    private static Stream<ContextMenu> openMenus() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast);
    }

    /** Requests the text of every event and fact, as tables show only those that fit. */
    private static void everyEventAndFact(Recording run) {
        Trace trace = run.trace();
        EventList events = EventList.of(trace, Language.CHINESE);
        Stream<String> happened =
                IntStream.range(0, events.size()).mapToObj(event -> events.who(event) + events.what(event));
        Stream<String> taskels = IntStream.range(0, trace.taskels().count())
                .mapToObj(index -> TaskelFacts.of(run.header(), trace, index, Language.CHINESE))
                .flatMap(facts -> facts.stream().map(Fact::toString));
        Stream<String> workers = IntStream.range(0, trace.workers().count())
                .mapToObj(worker -> WorkerFacts.of(run.header(), trace, worker, Language.CHINESE))
                .flatMap(facts -> facts.stream().map(Fact::toString));
        Stream<String> all = Stream.of(happened, taskels, workers)
                .flatMap(each -> each)
                .map(text -> text.replaceFirst("Fact\\[name=", "").replace(", value=", " "));
        assertThat(VisibleTexts.foreign(all)).isEmpty();
    }

    @Test
    void no_english_word_is_left_where_a_plan_is_made() {
        speak(Language.CHINESE);
        onFx(() -> {
            node("moreToggle", Hyperlink.class).fire();
            return true;
        });
        for (Mode mode : Mode.values()) {
            choose("mode", mode.key());
            assertAllChinese(mode.key());
        }
        for (String workload : onFx(() -> Set.copyOf(workloads().getItems()))) {
            onFx(() -> {
                workloads().setValue(workload);
                return true;
            });
            assertAllChinese(workload);
        }
        choose("workload", "sleep");
        robot.clickOn("#choice-forkserver");
        assertAllChinese("fork server");
        String[][] wrong = {
            {"processes", "-1"},
            {"chunksize", "some"},
            {"maxTasksPerChild", "0"},
            {"softLimit", "soon"},
            {"retries", "x"},
            {"items", "twelve"},
            {"seed", "x"},
            {"slow", "0"}
        };
        for (String[] each : wrong) {
            onFx(() -> {
                node(each[0], TextField.class).setText(each[1]);
                return true;
            });
        }
        await().until(() -> onFx(() -> robot.lookup(".problem").queryAll().stream()
                        .filter(Node::isVisible)
                        .count()
                == wrong.length));
        Set<String> told = onFx(() -> robot.lookup(".problem").queryAllAs(Label.class).stream()
                .filter(Node::isVisible)
                .map(Label::getText)
                .collect(Collectors.toSet()));
        assertThat(told).allMatch(VisibleTexts::isChinese);
        speak(Language.ENGLISH);
        assertThat(onFx(() -> robot.lookup(".problem").queryAllAs(Label.class).stream()
                        .filter(Node::isVisible)
                        .map(Label::getText)))
                .noneMatch(VisibleTexts::isChinese)
                .hasSize(told.size());
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> workloads() {
        return node("workload", ComboBox.class);
    }

    @Test
    void no_english_word_is_left_in_menus_palette_keys_and_history() {
        descending();
        speak(Language.CHINESE);
        for (String menu : new String[] {"file", "export", "presets", "chooseItems"}) {
            onFx(() -> {
                node(menu, MenuButton.class).show();
                return true;
            });
            assertAllChinese(menu);
            onFx(() -> {
                node(menu, MenuButton.class).hide();
                return true;
            });
        }
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.P).release(KeyCode.SHIFT, KeyCode.CONTROL);
        await().until(() -> robot.lookup("#paletteList").tryQuery().isPresent());
        ListView<Command> commands = onFx(() -> palette());
        assertThat(VisibleTexts.foreign(onFx(
                        () -> commands.getItems().stream().map(Command::title).toList())
                        .stream()))
                .isEmpty();
        assertAllChinese("palette");
        robot.write("English");
        await().until(() -> onFx(() -> commands.getItems().size()) == 1);
        robot.type(KeyCode.ENTER);
        await().until(() -> text("run").equals("Run"));
        speak(Language.CHINESE);
        robot.type(KeyCode.F1);
        await().until(() -> robot.lookup("#cheatSheet").tryQuery().isPresent());
        assertAllChinese("keys");
        closeOthers();
        robot.clickOn("#history");
        await().until(() -> onFx(() -> !table("historyTable").getItems().isEmpty()));
        assertAllChinese("history");
        TableView<?> runs = onFx(() -> table("historyTable"));
        assertThat(VisibleTexts.foreign(onFx(() -> TableTexts.headings(runs)).stream()))
                .isEmpty();
        assertThat(onFx(() -> TableTexts.rows(runs, 1))).singleElement().satisfies(texts -> assertThat(texts)
                .contains("已完成", "imap")
                .anyMatch(text -> text.matches("\\d{4}-\\d\\d-\\d\\d [\\d:]{8}")));
    }

    @SuppressWarnings("unchecked")
    private ListView<Command> palette() {
        return node("paletteList", ListView.class);
    }

    @Test
    void no_english_word_is_left_in_questions_and_messages() {
        speak(Language.CHINESE);
        choose("workload", "sleep");
        type("parameter-seconds", "60");
        Recording run = run();
        await().until(() -> run.trace().taskels().startedCount() > 0);
        onFx(() -> {
            window.open(home.resolve("other.poolscope"));
            window.pictures()
                    .save(
                            new ViewPictures(window.views()).all().get(0),
                            home.resolve("nowhere").resolve("a.png"));
            return true;
        });
        await().until(() -> robot.lookup("有运行正在进行").tryQuery().isPresent()
                && robot.lookup("图片未能保存").tryQuery().isPresent());
        FxThread.later(() -> {
            window.mayClose();
        });
        await().until(() -> onFx(() -> dialog().findAny().isPresent()));
        assertThat(onFx(() -> dialog().map(pane -> pane.getButtonTypes().stream()
                                .map(type -> ((Button) pane.lookupButton(type)).getText())
                                .toList())
                        .toList()))
                .hasSize(1)
                .allSatisfy(buttons -> assertThat(buttons).allMatch(VisibleTexts::isChinese));
        robot.clickOn("停止并关闭");
        await().atMost(Duration.ofSeconds(30)).until(() -> run.trace().state().isOver());
        await().atMost(Duration.ofSeconds(30)).until(() -> onFx(() -> !stage.isShowing()));
    }

    private static Stream<DialogPane> dialog() {
        return Window.getWindows().stream()
                .filter(each -> each.getScene() != null && each.getScene().getRoot() instanceof DialogPane)
                .map(each -> (DialogPane) each.getScene().getRoot());
    }

    @Test
    void the_choice_is_remembered() {
        robot.clickOn("#language");
        await().until(() -> text("run").equals("运行"));
        onFx(() -> {
            assertThat(window.mayClose()).isTrue();
            stage.close();
            Words.speak(Language.ENGLISH);
            second.set(new Stage());
            return PoolscopeApp.open(second.get(), session, new RunFolder(home));
        });
        assertThat(onFx(Words::language)).isEqualTo(Language.CHINESE);
        assertThat(onFx(() -> ((Labeled) second.get().getScene().lookup("#run")).getText()))
                .isEqualTo("运行");
    }
}
