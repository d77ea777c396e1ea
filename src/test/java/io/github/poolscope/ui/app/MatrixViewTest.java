package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.matrix.Cell;
import io.github.poolscope.matrix.Property;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.matrix.MatrixModel;
import io.github.poolscope.ui.workbench.Page;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The matrix in the window: measured on a click, each cell with its evidence and its run. */
class MatrixViewTest extends WindowDriver {
    @BeforeEach
    void nothing_was_measured_before() throws IOException {
        Path matrix = home.resolve("matrix");
        if (Files.isDirectory(matrix)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(matrix)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }

    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    @Test
    void cells_fill_as_probes_run_and_tell_how_they_were_found_and_open_their_run() {
        control(KeyCode.M);
        assertThat(text("matrixEvidence")).startsWith("Nothing was measured yet.");
        assertThat(cell("apply", "concurrent").isDisabled()).isTrue();
        robot.clickOn("#matrixMeasure");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> onFx(() -> window.workbench()
                        .matrix()
                        .cell(Mode.APPLY, Property.CONCURRENT)
                        .isPresent()));
        robot.clickOn("#matrix-apply-concurrent");
        assertThat(text("matrixEvidence"))
                .contains(
                        "apply: Do several workers work at the same time? – no.",
                        "Of 3 workers, at most 1 worked at the same time.");
        robot.clickOn("#matrixMeasure");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !onFx(window.workbench().matrix()::isMeasuring));
        assertThat(onFx(() -> List.copyOf(window.workbench().matrix().cells())))
                .allSatisfy(cell -> assertThat(cell.answer()).isNotEqualTo(Cell.Answer.UNKNOWN));
        Cell found = onFx(() -> window.workbench()
                .matrix()
                .cell(Mode.APPLY, Property.CONCURRENT)
                .orElseThrow());
        assertThat(onFx(() -> window.workbench().matrix().cell(Mode.STARMAP_ASYNC, Property.RETURNS)))
                .isEmpty();
        MatrixModel again = new MatrixModel(session, Runnable::run);
        onFx(() -> {
            again.recall();
            return true;
        });
        await().until(() ->
                onFx(() -> again.cell(Mode.APPLY, Property.CONCURRENT).isPresent()));
        LiveRun other = playALesson();
        control(KeyCode.M);
        assertThat(text("matrixOpenRun")).isEqualTo("A run goes on");
        assertThat(onFx(() -> node("matrixOpenRun", Button.class).isDisabled())).isTrue();
        other.stop();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !onFx(() -> node("matrixOpenRun", Button.class).isDisabled()));
        robot.clickOn("#matrixOpenRun");
        assertThat(onFx(() -> window.workbench().pageProperty().get() == Page.MATRIX))
                .isFalse();
        await().until(() -> onFx(window.workbench().runs()::first) == found.run());
        assertThat(onFx(() -> window.workbench().plan().read().plan().mode())).isEqualTo(Mode.APPLY);
    }

    @Test
    void it_speaks_the_other_language_and_gives_the_window_back_by_escape() {
        focus("items");
        control(KeyCode.M);
        onFx(() -> {
            Words.speak(Language.CHINESE);
            return true;
        });
        try {
            assertThat(text("matrixMeasure")).isEqualTo("现在测量");
            assertThat(text("matrixEvidence")).startsWith("还没有测量");
        } finally {
            onFx(() -> {
                Words.speak(Language.ENGLISH);
                return true;
            });
        }
        robot.type(KeyCode.ESCAPE);
        assertThat(onFx(() -> window.workbench().pageProperty().get() == Page.MATRIX))
                .isFalse();
        assertThat(onFx(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("items");
    }

    /** Plays a lesson behind the matrix, at a pace at which it does not end by itself. */
    private LiveRun playALesson() {
        onFx(() -> {
            window.workbench().lessons().open(Lessons.find("imap-keeps-order").orElseThrow());
            window.workbench().lessons().model().paceProperty().set(10);
            window.workbench().lessons().play();
            return true;
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> onFx(window.workbench().runs()::first) instanceof LiveRun run
                        && run.trace().taskels().startedCount() > 0);
        return (LiveRun) onFx(window.workbench().runs()::first);
    }

    private Button cell(String mode, String property) {
        return node("matrix-" + mode + "-" + property, Button.class);
    }
}
