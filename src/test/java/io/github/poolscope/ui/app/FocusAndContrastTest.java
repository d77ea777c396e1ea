package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.testing.FocusRings;
import io.github.poolscope.testing.PointerReach;
import io.github.poolscope.testing.TextContrast;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What takes the focus shows it and can be clicked on, and all text can be read, in the window and in what opens over it, in both themes. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class FocusAndContrastTest extends WindowDriver {
    private static final PseudoClass HOVER = PseudoClass.getPseudoClass("hover");

    private final List<String> problems = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private Theme theme = Theme.LIGHT;

    @Start
    void start(Stage primary) throws IOException {
        open(primary);
        primary.setWidth(1100);
        primary.setHeight(700);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void focus_is_visible_what_takes_it_can_be_clicked_on_and_text_is_readable(Theme theme) throws IOException {
        this.theme = theme;
        save(GoldenRuns.saved(RunState.COMPLETED, false), home.resolve("runs/2026-11-20T19-40-02.poolscope"));
        save(GoldenRuns.saved(RunState.FAILED, true), home.resolve("runs/2026-11-20T19-41-00.poolscope"));
        now(() -> window.workbench().darkProperty().set(theme == Theme.DARK));
        panels();
        popUps();
        pages();
        lesson();
        assertThat(problems).isEmpty();
    }

    private void panels() {
        look("empty");
        show(GoldenTalk.saved());
        now(() -> {
            window.workbench().layout().show(Panel.TALK);
            window.workbench().selection().selectEvent(9);
        });
        look("talk");
        show(GoldenRuns.saved(RunState.FAILED, true));
        now(() -> window.workbench().selection().selectTaskel(5));
        look("failed");
        for (Panel panel : List.of(Panel.TASKELS, Panel.WORKERS, Panel.OUTPUT, Panel.EVENTS)) {
            now(() -> window.workbench().layout().show(panel));
            look(panel.key());
        }
        now(() -> {
            node("output", Node.class).requestFocus();
            hover("#taskels .table-row-cell");
            hover("#events .table-row-cell");
        });
        lookAtText("hovered rows");
        now(() -> window.workbench().replayOrPause());
        await().until(() -> onFx(() -> window.replay().isOpen()));
        now(() -> window.replay().pauseAt(400_000_000L));
        look("replaying");
        now(() -> window.replay().close());
        type("items", "some");
        await().until(() -> robot.lookup(".problem").queryAll().stream().anyMatch(Node::isVisible));
        look("wrong");
        type("items", "12");
    }

    private void pages() {
        command("command.history");
        await().until(() -> onFx(() -> table("historyTable").getItems().size() == 2));
        look("history");
        for (int row = 0; row < 2; row++) {
            int selected = row;
            now(() -> {
                stage.getScene().getRoot().requestFocus();
                table("historyTable").getSelectionModel().clearAndSelect(selected);
            });
            lookAtText("row selected in history");
            focus("historyTable");
            lookAtText("row selected and focused in history");
        }
        now(() -> hover(".history-table .table-row-cell"));
        lookAtText("hovered history");
        command("command.lessons");
        look("gallery");
        command("command.matrix");
        look("matrix");
    }

    private void lesson() {
        now(() -> {
            window.workbench().uncover();
            window.workbench().lessons().open(Lessons.find("imap-keeps-order").orElseThrow());
        });
        look("lesson");
        now(() -> window.workbench().lessons().model().predictFirstProperty().set(true));
        look("covered lesson");
    }

    private void popUps() {
        popUp("palette", () -> {
            command("command.palette");
            assertThat(isDimmed()).isTrue();
        });
        assertThat(onFx(this::isDimmed)).as("dimmed after the palette").isFalse();
        popUp("preset name", () -> node("presets", MenuButton.class).getItems().stream()
                .filter(item -> "keepPreset".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        for (String menu : List.of("file", "view", "export", "presets", "chooseItems")) {
            popUp(menu, () -> node(menu, MenuButton.class).show());
        }
        popUp("picture menu", () -> node("timeline", Node.class)
                .fireEvent(
                        new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 20, 20, 300, 300, false, null)));
        textOfPopUp("keys", () -> command("command.keys"));
        textOfPopUp("workloads", () -> node("workload", ComboBox.class).show());
        message("message", () -> new Messages(stage).tell("lesson.hand-out.done", "run.html"));
        message("bad news", () -> new Messages(stage).tell("run.html", new IOException("No space left on /tmp.")));
        robot.clickOn("#figure-wall");
        textOfPopUp("figure", () -> {});
        for (Question question : Question.values()) {
            Alert alert = onFx(() -> Confirmation.alert(question, stage));
            now(alert::show);
            look("question " + question, () -> alert.getDialogPane().getScene());
            now(alert::hide);
        }
    }

    private boolean isDimmed() {
        return stage.getScene().getRoot().lookup(".dimming").isVisible();
    }

    /** Looks at what pops up, and closes it. */
    private void popUp(String state, Runnable open) {
        Window shown = opened(open);
        look(state, shown::getScene);
        close(shown);
    }

    /** Looks at the text of what pops up, in which nothing takes the focus by the Tab key. */
    private void textOfPopUp(String state, Runnable open) {
        Window shown = opened(open);
        lookAtText(state, shown.getScene());
        close(shown);
    }

    /** Looks at the text of a message, which fades in. */
    private void message(String state, Runnable tell) {
        Window shown = opened(tell);
        try {
            await().until(() -> onFx(() -> TextContrast.problems(shown.getScene(), behind(), node -> false)
                    .isEmpty()));
        } catch (ConditionTimeoutException e) {
            lookAtText(state, shown.getScene());
        }
        close(shown);
    }

    private Window opened(Runnable open) {
        now(open);
        await().until(() -> onFx(() -> popUp() != null));
        return onFx(this::popUp);
    }

    private void close(Window shown) {
        now(() -> {
            shown.hide();
            while (popUp() != null) {
                popUp().hide();
            }
        });
    }

    /** Returns the pop-up over the window that was opened last. */
    private @Nullable Window popUp() {
        return Window.getWindows().stream()
                .filter(each -> each.isShowing() && each instanceof PopupWindow)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private void look(String state) {
        look(state, stage::getScene);
    }

    private void look(String state, Supplier<Scene> scene) {
        lookAtText(state, scene.get());
        add(state, onFx(() -> PointerReach.problems(scene.get())));
        add(state, onFx(() -> FocusRings.problems(scene.get(), behind(), node -> false, seen)));
    }

    private void lookAtText(String state) {
        lookAtText(state, stage.getScene());
    }

    private void lookAtText(String state, Scene scene) {
        add(state, onFx(() -> TextContrast.problems(scene, behind(), node -> false)));
    }

    private void add(String state, List<String> found) {
        found.forEach(problem -> problems.add(state + ": " + problem));
    }

    /** Returns what lies behind a pop-up, whose corners may be transparent. */
    private Color behind() {
        return theme == Theme.LIGHT ? Color.WHITE : Color.BLACK;
    }

    /** Makes nodes look as if the pointer was over each. */
    private void hover(String nodes) {
        robot.lookup(nodes).queryAll().forEach(node -> node.pseudoClassStateChanged(HOVER, true));
    }

    private void show(Recording run) {
        now(() -> {
            window.workbench().showPlan(run.header().plan());
            window.workbench().runs().show(run);
        });
        await().until(() -> text("state").endsWith("reopened"));
    }

    private void command(String key) {
        String title = Words.text(key);
        now(() -> window.commands().all().stream()
                .filter(command -> command.title().equals(title))
                .findFirst()
                .orElseThrow()
                .action()
                .run());
    }

    private void now(Runnable work) {
        onFx(() -> {
            work.run();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void save(Recording run, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace());
        writer.finish();
    }
}
