package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Page;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Every page of the window, and all panels of a run, can be read on projectors and in a small window. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class WindowFitsTest extends WindowDriver {
    private static final Pattern DRAWN_TYPE = Pattern.compile("Font\\.font\\([^()]*, ([0-9.]+)\\)");

    /** The least size of drawn type: in projector mode everything is at least 1.42 times as large. */
    private static final double LEAST_DRAWN = 10.2;

    private ReadableWindow readable;

    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    private record Size(int width, int height, boolean projected) {
        @Override
        public String toString() {
            return width + "×" + height + (projected ? " on a projector" : "");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void all_of_the_window_can_be_read(Language language) throws IOException {
        save(GoldenRuns.saved(RunState.COMPLETED, false), home.resolve("runs/2026-11-20T19-40-02.poolscope"));
        save(GoldenRuns.saved(RunState.FAILED, true), home.resolve("runs/2026-11-20T19-41-00.poolscope"));
        readable = new ReadableWindow(stage);
        for (Size size :
                new Size[] {new Size(1280, 720, true), new Size(1920, 1080, true), new Size(1100, 700, false)}) {
            onFx(() -> {
                stage.setWidth(size.width());
                stage.setHeight(size.height());
                Words.speak(language);
                window.workbench().projectedProperty().set(size.projected());
                window.workbench().runs().showNone();
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents();
            onFx(() -> {
                readable.check("empty, " + size, size.projected());
                window.workbench().layout().showPlan(true);
                readable.check("empty with its plan, " + size, size.projected());
                window.workbench().lessons().showGallery();
                readable.check("lessons, " + size, size.projected());
                window.workbench().lessons().model().predictFirstProperty().set(true);
                readable.check("lessons with their questions, " + size, size.projected());
                window.workbench().lessons().model().predictFirstProperty().set(false);
                window.workbench().lessons().showMatrix();
                readable.check("matrix, " + size, size.projected());
                window.workbench().show(Page.HISTORY);
                return true;
            });
            await().until(() -> onFx(() -> table("historyTable").getItems().size() == 2));
            onFx(() -> {
                readable.check("history, " + size, size.projected());
                return true;
            });
            lookAtPanels(size);
        }
        assertThat(readable.problems()).isEmpty();
    }

    private void lookAtPanels(Size size) {
        Recording run = GoldenRuns.saved(RunState.FAILED, true);
        onFx(() -> {
            window.workbench().uncover();
            window.workbench().runs().show(run);
            return true;
        });
        await().until(() -> onFx(
                () -> window.views().shown() != null && window.views().shown().recording() == run));
        onFx(() -> {
            for (Panel panel : Panel.values()) {
                if (panel.isOfRun()) {
                    window.workbench().layout().show(panel);
                    readable.check(panel + " of a run, " + size, size.projected());
                }
            }
            window.workbench().selection().selectTaskel(5);
            window.workbench().layout().show(Panel.SELECTED);
            readable.check("a selected taskel, " + size, size.projected());
            window.workbench().layout().reset();
            return true;
        });
    }

    private static void save(Recording run, Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            RunFileWriter writer = RunFileWriter.open(file);
            writer.begin(run.header(), run.trace());
            writer.finish();
        }
    }

    /** The checks above see the texts of controls only. */
    @Test
    void drawn_type_is_not_smaller_than_that_of_controls() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/github/poolscope/ui"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                DRAWN_TYPE.matcher(Files.readString(file)).results().forEach(found -> assertThat(
                                Double.parseDouble(found.group(1)))
                        .as(file + " " + found.group())
                        .isGreaterThanOrEqualTo(LEAST_DRAWN));
            }
        }
    }

    /** So the checks above are as strict on a machine without a Chinese font, which draws boxes. */
    @Test
    void a_chinese_character_is_as_wide_as_it_is_high_even_without_a_font_for_it() {
        for (String family : new String[] {"Inter", "Inter Semi Bold"}) {
            Text text = new Text("中".repeat(10));
            text.setFont(Font.font(family, 100));
            assertThat(text.getLayoutBounds().getWidth()).as(family).isGreaterThan(985);
        }
    }
}
