package io.github.poolscope.ui.app;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.Recording;
import io.github.poolscope.testing.PointerEvents;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.Question;
import io.github.poolscope.ui.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/** The states of {@link Screenshots} in which something pops up over a finished run. */
final class PopUpScreenshots {
    private final MainWindow window;
    private final Workbench workbench;
    private final Camera camera;
    private final Stage stage;
    private final Path home;

    /**
     * Creates the states.
     *
     * @param home the folder for files of the user
     */
    PopUpScreenshots(MainWindow window, Camera camera, Stage stage, Path home) {
        this.window = window;
        workbench = window.workbench();
        this.camera = camera;
        this.stage = stage;
        this.home = home;
    }

    List<WindowState> all() {
        Recording finished = GoldenRuns.saved(RunState.COMPLETED, false);
        return List.of(
                over(finished, "menu-file", () -> showMenu("file")),
                over(finished, "menu-view", () -> showMenu("view")),
                over(finished, "menu-export", () -> showMenu("export")),
                over(finished, "menu-presets", () -> {
                    workbench.wantPlan();
                    showMenu("presets");
                }),
                over(finished, "menu-items", () -> {
                    workbench.wantPlan();
                    showMenu("chooseItems");
                }),
                over(finished, "choose-workload", () -> {
                    workbench.wantPlan();
                    camera.node("workload", ComboBox.class).show();
                }),
                over(finished, "palette", window::showPalette),
                over(finished, "keys", window::showKeys),
                over(finished, "menu-picture", () -> contextMenu(camera.node("timeline", Node.class), 0.5)),
                over(GoldenRuns.live(RunState.RUNNING, 5_600), "menu-worker", () -> {
                    workbench.layout().show(Panel.TIMELINE);
                    contextMenu(camera.node("timeline", Node.class), 0.27);
                }),
                over(finished, "figure", () -> click(camera.node("figure-utilisation", Node.class))),
                over(finished, "message", () -> new Messages(stage).tell("lesson.hand-out.done", "run.html")),
                over(finished, "message-failed", () -> new Messages(stage)
                        .tell("run.html", new IOException("No space left on the disk of /tmp."))),
                over(finished, "question-stop", () -> ask(Question.STOP)),
                over(finished, "question-close", () -> ask(Question.CLOSE)),
                WindowState.of("own-offer", () -> {})
                        .arranged(() -> FxCalls.act(
                                () -> camera.node("firstOwn", Button.class).fire())),
                WindowState.of("csv-picker", () -> {
                            String plan = "{\"workload\": \"print\", \"items\": \"csv:" + PageScreenshots.orders(home)
                                    + ":order_number\"}";
                            FxCalls.act(() -> workbench.showPlan(PlanJson.read(plan)));
                        })
                        .arranged(() -> {
                            FxCalls.act(workbench::wantPlan);
                            FxCalls.await(() ->
                                    camera.node("columns", MenuButton.class).isVisible());
                            FxCalls.act(() -> stage.getScene().getRoot().layout());
                            FxCalls.act(() -> showMenu("columns"));
                        }));
    }

    private WindowState over(Recording run, String name, Runnable open) {
        return WindowState.of(
                        name,
                        () -> FxCalls.act(() -> {
                            workbench.showPlan(run.header().plan());
                            workbench.runs().show(run);
                        }))
                .arranged(() -> {
                    FxCalls.act(() -> stage.getScene().getRoot().layout());
                    FxCalls.act(open);
                });
    }

    private void showMenu(String id) {
        stage.getScene().getRoot().layout();
        camera.node(id, MenuButton.class).show();
    }

    private void ask(Question question) {
        Confirmation.alert(question, stage).show();
    }

    /** Opens the context menu of a node, at its left edge and at a part of its height. */
    private static void contextMenu(Node node, double share) {
        Bounds bounds = node.getLayoutBounds();
        double y = bounds.getHeight() * share;
        Bounds screen = node.localToScreen(bounds);
        node.fireEvent(new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                20,
                y,
                screen.getMinX() + 20,
                screen.getMinY() + screen.getHeight() * share,
                false,
                null));
    }

    private static void click(Node node) {
        PointerEvents.mouse(node, MouseEvent.MOUSE_CLICKED, 5, 5, 1);
    }
}
