package io.github.poolscope.ui.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.syntax.Syntax;
import io.github.poolscope.testing.PointerEvents;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** A long program in a low view: scrolled, followed, selected and copied by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway") // TestFX sets the fields.
class CodeViewTest {
    private static final int LINES = 3_000;

    private final Queue<Runnable> held = new ArrayDeque<>();
    private Stage stage;
    private CodeView view;

    @Start
    void start(Stage primary) {
        stage = primary;
        view = new CodeView(held::add);
        stage.setScene(new Scene(view, 420, 200));
        stage.show();
        view.show(new Source(
                Syntax.PYTHON,
                IntStream.range(0, LINES)
                        .mapToObj(i -> "pool.map(f, " + i + ")")
                        .toList()));
    }

    @Stop
    void stop() {
        stage.hide();
    }

    private static <T> T onFx(Callable<T> work) {
        T done = WaitForAsyncUtils.waitForAsyncFx(20_000, work);
        WaitForAsyncUtils.waitForFxEvents();
        return done;
    }

    private void light(int line) {
        onFx(() -> {
            view.show(new LineTimes(Map.of(line, new StepTimes.Time(1_230_000_000L, 1, true)), OptionalInt.of(line)));
            return true;
        });
    }

    private boolean shows(int line) {
        return onFx(() -> view.shows(line));
    }

    private void press(KeyCode code, String... with) {
        List<String> held = Arrays.asList(with);
        onFx(() -> {
            Event.fireEvent(
                    view,
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            code,
                            held.contains("shift"),
                            held.contains("ctrl"),
                            false,
                            false));
            return true;
        });
    }

    private void wheel(double lines) {
        onFx(() -> {
            PointerEvents.wheel(view, 200, 100, 0, -18 * lines);
            return true;
        });
    }

    private Button back() {
        return onFx(() -> (Button) view.lookup("#backToLitLine"));
    }

    private static String copied() {
        return onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void the_lit_line_stays_in_view_unless_the_user_reads_another_place() {
        light(1_500);
        assertThat(shows(1_500)).isTrue();
        assertThat(back().isVisible()).isFalse();
        wheel(-400);
        assertThat(shows(1_500)).isFalse();
        assertThat(onFx(back()::isVisible)).isTrue();
        assertThat(onFx(back()::getText)).isEqualTo("Line 1501");
        light(1_700);
        assertThat(shows(1_700)).as("nothing moves under the reader").isFalse();
        onFx(() -> {
            back().fire();
            return true;
        });
        assertThat(shows(1_700)).isTrue();
        light(40);
        assertThat(shows(40)).as("followed again").isTrue();
        assertThat(onFx(back()::isVisible)).isFalse();
    }

    @Test
    void keys_scroll_by_lines_pages_and_to_the_ends() {
        press(KeyCode.PAGE_DOWN);
        assertThat(shows(0)).isFalse();
        press(KeyCode.END);
        assertThat(shows(LINES - 1)).isTrue();
        press(KeyCode.UP);
        assertThat(shows(LINES - 1)).isFalse();
        press(KeyCode.DOWN);
        assertThat(shows(LINES - 1)).isTrue();
        press(KeyCode.HOME);
        assertThat(shows(0)).isTrue();
    }

    @Test
    void all_or_what_is_selected_is_copied_and_a_confirmation_is_seen() {
        press(KeyCode.C, "ctrl");
        assertThat(copied().lines()).hasSize(LINES);
        assertThat(confirmations()).containsExactly("Copied " + Units.count(LINES) + " lines");
        press(KeyCode.DOWN, "shift");
        press(KeyCode.C, "ctrl");
        assertThat(copied()).isEqualTo("pool.map(f, 0)\n");
        assertThat(confirmations()).containsExactly("Copied");
        press(KeyCode.RIGHT, "shift");
        press(KeyCode.C, "ctrl");
        assertThat(copied()).isEqualTo("pool.map(f, 0)\np");
        press(KeyCode.A, "ctrl");
        press(KeyCode.C, "ctrl");
        assertThat(copied().lines()).hasSize(LINES);
    }

    private static List<String> confirmations() {
        return onFx(() -> Window.getWindows().stream()
                .filter(Window::isShowing)
                .filter(Tooltip.class::isInstance)
                .map(window -> ((Tooltip) window).getText())
                .toList());
    }

    @Test
    void words_and_stretches_are_selected_with_the_mouse() {
        click(MouseEvent.MOUSE_PRESSED, 45, 3, 2);
        press(KeyCode.C, "ctrl");
        assertThat(copied()).isEqualTo("map");
        click(MouseEvent.MOUSE_PRESSED, 0, 1, 1);
        click(MouseEvent.MOUSE_DRAGGED, 0, 3, 1);
        press(KeyCode.C, "ctrl");
        assertThat(copied()).isEqualTo("pool.map(f, 1)\npool.map(f, 2)\n");
    }

    /** Sends a mouse event to the code; {@code x} in pixels from the beginning of the text of a line. */
    private void click(javafx.event.EventType<MouseEvent> type, double x, int line, int clicks) {
        onFx(() -> {
            Node code = view.lookupAll("*").stream()
                    .filter(CodeCanvas.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            double y = CodeGeometry.MARGIN + (line + 0.5) * Math.round(1.5 * CodeGeometry.USUAL_SIZE);
            Point2D there = code.localToScene(CodeGeometry.INDENT + x, y);
            PointerEvents.mouse(code, type, there.getX(), there.getY(), clicks);
            return true;
        });
    }

    @Test
    void a_long_program_is_shown_at_once_and_coloured_when_its_colours_are_known() {
        assertThat(onFx(() -> view.lines().get(0).tokens())).isEmpty();
        assertThat(held).hasSize(1);
        onFx(() -> {
            view.show(new Source(Syntax.PYTHON, List.of("import os")));
            held.remove().run();
            return true;
        });
        assertThat(onFx(() -> view.source().lines()))
                .as("late colours of another text are dropped")
                .hasSize(1);
        assertThat(onFx(() -> view.lines().get(0).tokens())).hasSize(1);
    }

    @Test
    void screen_readers_are_told_the_text_and_the_lit_line() {
        light(7);
        assertThat(onFx(view::getAccessibleText))
                .contains("Line 8, pool.map(f, 7)")
                .contains("1.23 s");
        assertThat(onFx(() -> view.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                        .toString())
                .startsWith("pool.map(f, 0)\n");
        press(KeyCode.DOWN, "shift");
        assertThat(onFx(() -> view.queryAccessibleAttribute(AccessibleAttribute.SELECTION_END)))
                .isEqualTo(15);
    }
}
