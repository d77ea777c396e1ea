package io.github.poolscope.ui.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.github.poolscope.analysis.FigureValue;
import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.RunFigure;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.Launcher;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The strip of figures in a window of its own, in the style of the program. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway") // TestFX sets the fields; nodes are there once the strip is.
class FiguresStripTest {
    private static final SavedRun RUN = SampleRuns.imap("x");
    private static final RunHeader HEADER = RUN.header();

    /** Counts how often it lays out its children: once for each change that reaches the strip's parent. */
    private static final class CountingPane extends StackPane {
        private int layouts;

        @Override
        protected void layoutChildren() {
            layouts++;
            super.layoutChildren();
        }
    }

    private final CountingPane pane = new CountingPane();
    private FiguresStrip strip;
    private Stage stage;

    @Start
    void start(Stage primary) {
        for (String font : List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf")) {
            Font.loadFont(resource("fonts/" + font), 12);
        }
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        strip = new FiguresStrip();
        pane.getChildren().add(strip);
        Scene scene = new Scene(pane, 1100, 60);
        scene.getStylesheets().setAll(resource("poolscope.css"), resource("figures/figures.css"));
        primary.setScene(scene);
        primary.show();
        stage = primary;
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Launcher.class.getResource(name), name).toExternalForm();
    }

    @AfterEach
    void speakEnglish() {
        onFx(() -> {
            Words.speak(Language.ENGLISH);
            return true;
        });
    }

    private static <T> T onFx(Callable<T> work) {
        T done = WaitForAsyncUtils.waitForAsyncFx(20_000, work);
        WaitForAsyncUtils.waitForFxEvents();
        return done;
    }

    private void show(Figures figures, RunState state) {
        onFx(() -> {
            strip.show(FigureValue.of(HEADER, state, figures), true);
            return true;
        });
    }

    private static Figures figures() {
        return Figures.of(HEADER, RUN.trace());
    }

    /** Returns figures with durations of that many seconds, of a run that goes on. */
    private static Figures live(double seconds) {
        long time = Math.round(seconds * 1e9);
        return new Figures(time, time, time, time, time, time, time, time, time, time, 999, 0, List.of());
    }

    private FigureCell cell(RunFigure figure) {
        return (FigureCell) strip.lookup("#figure-" + figure.key());
    }

    private static Label label(Node cell, String style) {
        return (Label) cell.lookup("." + style);
    }

    /** Returns what can't be read: labels whose text is cut, or that leave their cell. */
    private List<String> cutTexts() {
        List<String> cut = new ArrayList<>();
        for (RunFigure figure : RunFigure.values()) {
            FigureCell cell = cell(figure);
            for (String style : List.of("figure-title", "figure-value", "figure-detail")) {
                Label label = label(cell, style);
                Text drawn = (Text) label.lookup(".text");
                boolean isShown = cell.isVisible()
                        && (label.isVisible() || label.getText().isEmpty());
                boolean isWhole = drawn == null || drawn.getText().equals(label.getText());
                Bounds bounds = label.getBoundsInParent();
                if (!isShown || !isWhole || bounds.getMaxX() > cell.getWidth() - 1) {
                    cut.add(figure + " " + style + " '" + label.getText() + "'");
                }
            }
        }
        return cut;
    }

    @ParameterizedTest
    @CsvSource({"1100, ENGLISH, 83.25", "1100, CHINESE, 83.25", "950, ENGLISH, 33.27", "950, CHINESE, 33.27"})
    void all_eight_figures_with_their_details_can_be_read(double width, Language language, double seconds) {
        onFx(() -> {
            Words.speak(language);
            stage.setWidth(width);
            return true;
        });
        show(live(seconds), RunState.RUNNING);
        assertThat(onFx(this::cutTexts)).isEmpty();
        assertThat(onFx(() -> label(cell(RunFigure.FAILED), "figure-detail").getText()))
                .contains("999");
    }

    @Test
    void a_narrow_strip_leaves_out_details_and_then_figures() {
        show(live(33.27), RunState.RUNNING);
        onFx(() -> {
            stage.setWidth(420);
            return true;
        });
        assertThat(onFx(() -> cell(RunFigure.WALL).isVisible())).isTrue();
        assertThat(onFx(() -> cell(RunFigure.START_UP).isVisible())).isFalse();
        assertThat(onFx(() -> label(cell(RunFigure.MAKESPAN), "figure-detail").isVisible()))
                .isFalse();
        onFx(() -> {
            stage.setWidth(1100);
            return true;
        });
        assertThat(onFx(this::cutTexts)).isEmpty();
    }

    @Test
    void live_values_move_no_cell_and_lay_out_nothing_around_the_strip() {
        show(live(0.1), RunState.RUNNING);
        List<Double> places = places();
        int before = onFx(() -> pane.layouts);
        for (int i = 0; i < 60; i++) {
            show(live(0.1 + i * 2.7), RunState.RUNNING);
        }
        assertThat(onFx(() -> label(cell(RunFigure.WALL), "figure-value").getText()))
                .isEqualTo("2 min 39 s");
        assertThat(places()).isEqualTo(places);
        assertThat(onFx(() -> pane.layouts)).isEqualTo(before);
    }

    private List<Double> places() {
        return onFx(() -> List.of(RunFigure.values()).stream()
                .map(this::cell)
                .flatMap(cell ->
                        List.of(
                                cell.getLayoutX(),
                                cell.getWidth(),
                                label(cell, "figure-value").getLayoutX())
                                .stream())
                .toList());
    }

    @Test
    void digits_have_one_width() {
        show(figures(), RunState.COMPLETED);
        Font font = onFx(() -> label(cell(RunFigure.WALL), "figure-value").getFont());
        assertThat(onFx(() -> width(font, "1.11 s"))).isEqualTo(onFx(() -> width(font, "8.88 s")));
    }

    private static double width(Font font, String text) {
        Text drawn = new Text(text);
        drawn.setFont(font);
        return drawn.getLayoutBounds().getWidth();
    }

    @Test
    void each_figure_says_its_value_its_meaning_and_why_it_is_missing() {
        show(figures(), RunState.COMPLETED);
        assertThat(onFx(() -> cell(RunFigure.MAKESPAN).getAccessibleText())).isEqualTo("Makespan 1.00 s, bound 1.00 s");
        assertThat(onFx(() -> cell(RunFigure.MAKESPAN).getAccessibleHelp())).contains("first taskel", "bound");
        assertThat(onFx(() -> label(cell(RunFigure.FAILED), "figure-value").getText()))
                .isEqualTo("1");
        assertThat(onFx(() -> cell(RunFigure.FAILED).getPseudoClassStates()))
                .extracting(Object::toString)
                .contains("alarming");
        onFx(() -> {
            strip.cover(true);
            return true;
        });
        assertThat(onFx(() -> cell(RunFigure.MAKESPAN).explanation()))
                .startsWith("Makespan –\n")
                .endsWith("Covered until there is a prediction.");
        onFx(() -> {
            strip.cover(false);
            return true;
        });
        assertThat(onFx(() -> cell(RunFigure.MAKESPAN).explanation())).startsWith("Makespan 1.00 s, bound 1.00 s\n");
        onFx(() -> {
            strip.clear();
            return true;
        });
        for (RunFigure figure : RunFigure.values()) {
            assertThat(onFx(() -> cell(figure).explanation()))
                    .contains(Words.say(figure.means()))
                    .endsWith("Nothing has run yet.");
        }
        onFx(() -> {
            Words.speak(Language.CHINESE);
            return true;
        });
        assertThat(onFx(() -> cell(RunFigure.WALL).explanation()))
                .startsWith("运行时间 –\n")
                .endsWith("还没有运行过。");
    }

    @Test
    void the_keyboard_moves_from_figure_to_figure_and_shows_what_each_means() {
        show(figures(), RunState.COMPLETED);
        onFx(() -> {
            cell(RunFigure.WALL).requestFocus();
            return true;
        });
        press(KeyCode.RIGHT);
        assertThat(focused()).isEqualTo("figure-makespan");
        assertThat(onFx(() -> cell(RunFigure.MAKESPAN).isExplained())).isTrue();
        press(KeyCode.END);
        assertThat(focused()).isEqualTo("figure-failed");
        assertThat(onFx(() -> cell(RunFigure.MAKESPAN).isExplained())).isFalse();
        press(KeyCode.RIGHT);
        assertThat(focused()).isEqualTo("figure-failed");
        press(KeyCode.ESCAPE);
        assertThat(onFx(() -> cell(RunFigure.FAILED).isExplained())).isFalse();
        press(KeyCode.SPACE);
        assertThat(onFx(() -> cell(RunFigure.FAILED).isExplained())).isTrue();
        press(KeyCode.HOME);
        assertThat(focused()).isEqualTo("figure-wall");
        assertThat(onFx(() -> strip.lookupAll(".figure").stream()
                        .filter(Node::isFocusTraversable)
                        .map(Node::getId)
                        .toList()))
                .as("one stop of the tab key")
                .containsExactly("figure-wall");
    }

    @Test
    void the_mouse_shows_what_a_figure_means_below_it() {
        show(live(1), RunState.RUNNING);
        mouse(MouseEvent.MOUSE_ENTERED);
        await().until(() -> onFx(() -> cell(RunFigure.MAKESPAN).isExplained()));
        assertThat(onFx(() -> cell(RunFigure.MAKESPAN).explanation())).startsWith("Makespan 1.00 s, bound 1.00 s\n");
        mouse(MouseEvent.MOUSE_EXITED);
        assertThat(onFx(() -> cell(RunFigure.MAKESPAN).isExplained())).isFalse();
    }

    private void mouse(EventType<MouseEvent> type) {
        onFx(() -> {
            cell(RunFigure.MAKESPAN)
                    .fireEvent(new MouseEvent(
                            type,
                            5,
                            5,
                            5,
                            5,
                            MouseButton.NONE,
                            0,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            null));
            return true;
        });
    }

    private String focused() {
        return onFx(() -> stage.getScene().getFocusOwner().getId());
    }

    private void press(KeyCode code) {
        onFx(() -> {
            Node focus = stage.getScene().getFocusOwner();
            focus.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
    }
}
