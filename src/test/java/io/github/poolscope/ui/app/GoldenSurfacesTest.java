package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.matrix.Probe;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableRow;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Everything that opens over the window, or replaces its views, light and dark; see {@link GoldenPicture}. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class GoldenSurfacesTest extends GoldenDriver {
    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    @Test
    void what_pops_up() throws IOException {
        Path runs = home.resolve("runs");
        save(GoldenRuns.saved(RunState.COMPLETED, false), runs.resolve("2026-11-20T19-40-02.poolscope"));
        save(GoldenRuns.saved(RunState.FAILED, true), runs.resolve("2026-11-20T19-41-00.poolscope"));
        Path damaged = Files.writeString(runs.resolve("damaged.poolscope"), "no run");
        Files.setLastModifiedTime(damaged, FileTime.from(Instant.parse("2026-11-20T18:30:00Z")));
        size(1100, 700);
        show(GoldenRuns.saved(RunState.COMPLETED, false));
        for (Theme theme : Theme.values()) {
            applyTheme(theme);
            command("command.history");
            await().until(() -> onFx(() -> table("historyTable").getItems().size() == 3));
            window("history", theme);
            onFx(window.workbench()::uncover);
            popUp("keys", theme, () -> command("command.keys"));
            popUp("palette", theme, () -> command("command.palette"));
            popUp("presets", theme, () -> node("presets", MenuButton.class).show());
            popUp("preset-name", theme, () -> node("presets", MenuButton.class).getItems().stream()
                    .filter(item -> "keepPreset".equals(item.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire());
            popUp("picture-menu", theme, () -> menu(node("timeline", Node.class)));
            popUp("message", theme, () -> new Messages(stage).tell("lesson.hand-out.done", "run.html"));
            popUp("message-failed", theme, () -> new Messages(stage)
                    .tell("run.html", new IOException("No space left on the disk of /tmp.")));
            for (Question question : Question.values()) {
                dialog("question-" + question.name().toLowerCase(Locale.ROOT), theme, question);
            }
        }
        onFx(() -> {
            window.workbench().work().started(GoldenRuns.goingOn());
            window.workbench().layout().show(Panel.WORKERS);
            return true;
        });
        await().until(() -> onFx(() -> table("workers").getItems().size() == 1 && worker() != null));
        for (Theme theme : Theme.values()) {
            applyTheme(theme);
            popUp("worker-menu", theme, () -> menu(worker()));
        }
    }

    /** Returns the row of the only worker; a table has empty rows too. */
    private @Nullable Node worker() {
        return robot.lookup("#workers .table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(row -> !row.isEmpty() && row.isVisible())
                .findFirst()
                .orElse(null);
    }

    @Test
    void the_matrix_of_an_earlier_window() throws IOException {
        List<Path> measured = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            for (Probe probe : Probe.values()) {
                Path file = probe.file(session.history(), mode);
                save(GoldenRuns.saved(RunState.COMPLETED, false), file);
                measured.add(file);
            }
        }
        try {
            size(1100, 700);
            for (Theme theme : Theme.values()) {
                applyTheme(theme);
                command("command.matrix");
                await().until(() ->
                        onFx(() -> !window.workbench().matrix().cells().isEmpty()));
                window("matrix-measured", theme);
            }
        } finally {
            for (Path file : measured) {
                Files.delete(file); // The other windows of this class use the same home.
            }
        }
    }

    @Test
    void what_stands_in_the_place_of_the_views() {
        for (Theme theme : Theme.values()) {
            applyTheme(theme);
            size(1100, 700);
            show(GoldenCallbacks.saved());
            window("callbacks", theme);
            show(GoldenRuns.saved(RunState.FAILED, true));
            onFx(() -> {
                window.workbench().layout().show(Panel.TASKELS);
                window.workbench().layout().show(Panel.WORKERS);
                window.workbench().layout().show(Panel.EVENTS);
                return true;
            });
            window("tables", theme);
            chosenAmongWholeButtons();
            onFx(() -> {
                window.workbench().layout().reset();
                return true;
            });
            command("command.lessons");
            window("gallery", theme);
            command("command.matrix");
            window("matrix", theme);
            onFx(() -> {
                window.workbench().uncover();
                window.workbench()
                        .lessons()
                        .open(Lessons.find("imap-keeps-order").orElseThrow());
                return true;
            });
            window("lesson", theme);
            onFx(() -> {
                window.workbench().lessons().model().predictFirstProperty().set(true);
                return true;
            });
            window("lesson-covered", theme);
            onFx(() -> {
                window.workbench().lessons().model().predictFirstProperty().set(false);
                window.workbench().lessons().leave();
                return true;
            });
            size(1280, 720);
            show(GoldenRuns.saved(RunState.COMPLETED, false));
            command("command.projector");
            window("projector", theme);
            chosenAmongWholeButtons();
            command("command.projector");
        }
    }

    /** Checks that the label of a choice is not truncated, however narrow its card and whatever was shown before. */
    private void chosenAmongWholeButtons() {
        for (String last : List.of("tab-timeline", "tab-program")) {
            Bounds[] bounds = onFx(() -> {
                Node button = node(last, Node.class);
                Node card = button;
                while (!card.getStyleClass().contains("card")) {
                    card = card.getParent();
                }
                return new Bounds[] {
                    button.localToScene(button.getBoundsInLocal()), card.localToScene(card.getBoundsInLocal())
                };
            });
            assertThat(bounds[0].getMaxX()).as(last).isLessThan(bounds[1].getMaxX());
            assertThat(bounds[0].getWidth()).as(last).isGreaterThan(30);
        }
    }

    private void save(Recording run, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace());
        writer.finish();
    }

    private void command(String key) {
        onFx(() -> {
            String title = io.github.poolscope.ui.fx.Words.text(key);
            window.commands().all().stream()
                    .filter(command -> command.title().equals(title))
                    .findFirst()
                    .orElseThrow()
                    .action()
                    .run();
            return true;
        });
    }

    private static void menu(Node node) {
        node.fireEvent(new javafx.scene.input.ContextMenuEvent(
                javafx.scene.input.ContextMenuEvent.CONTEXT_MENU_REQUESTED, 20, 20, 300, 300, false, null));
    }

    private void dialog(String name, Theme theme, Question question) {
        Alert alert = onFx(() -> {
            Alert made = Confirmation.alert(question, stage);
            made.show();
            return made;
        });
        GoldenPicture.compare(name(name, theme), () -> taken(alert.getDialogPane()));
        onFx(() -> {
            alert.hide();
            return true;
        });
    }
}
