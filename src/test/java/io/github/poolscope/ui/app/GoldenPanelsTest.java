package io.github.poolscope.ui.app;

import static org.awaitility.Awaitility.await;

import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.ui.workbench.Page;
import io.github.poolscope.ui.workbench.Panel;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Panels and pages under much to show, or before there is anything to show; see {@link GoldenPicture}. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class GoldenPanelsTest extends GoldenDriver {
    private static final int RUNS = 24;

    private Path orders;

    @Start
    void start(Stage primary) throws Exception {
        orders = PageScreenshots.orders(home);
        MadeHistory.write(new RunFolder(home), RUNS);
        open(primary);
    }

    @Test
    void what_has_much_to_show() throws IOException {
        size(1100, 700);
        for (Theme theme : Theme.values()) {
            applyTheme(theme);
            onFx(() -> {
                window.workbench().show(Page.HISTORY);
                return true;
            });
            await().until(() -> onFx(() -> table("historyTable").getItems().size() == RUNS));
            picture("history-many", theme, "historyPage");
            onFx(window.workbench()::uncover);
            onFx(window.workbench().layout()::restore);
            show(MadeRuns.manyWorkers());
            enlarge(Panel.CPU);
            picture("many-workers-cpu", theme, "dock");
            enlarge(Panel.WORKERS);
            picture("many-workers-table", theme, "dock");
            show(MadeRuns.longTrace());
            onFx(() -> {
                window.workbench().selection().selectTaskel(MadeRuns.failing());
                return true;
            });
            enlarge(Panel.SELECTED);
            picture("long-trace", theme, "dock");
            onFx(() -> {
                window.workbench().layout().reset();
                window.workbench()
                        .showPlan(PlanJson.read("{\"workload\": \"print\", \"items\": \"csv:" + orders + ":date\"}"));
                return true;
            });
            await().until(() -> onFx(() -> node("columns", MenuButton.class).isVisible()));
            popUp("csv-picker", theme, () -> node("columns", MenuButton.class).show());
        }
    }

    @Test
    void what_a_lesson_is_expected_to_look_like() {
        size(1480, 920);
        onFx(() -> {
            window.workbench()
                    .lessons()
                    .open(Lessons.find("chunksize-on-uneven-taskels").orElseThrow());
            return true;
        });
        for (Theme theme : Theme.values()) {
            applyTheme(theme);
            picture("expected", theme, "expected");
        }
    }

    private void enlarge(Panel panel) {
        onFx(() -> {
            window.workbench().layout().restore();
            window.workbench().layout().show(panel);
            window.workbench().layout().toggleEnlarged(panel);
            return true;
        });
    }

    private void picture(String name, Theme theme, String id) {
        GoldenPicture.compare(name(name, theme), () -> taken(node(id, Node.class)));
    }
}
