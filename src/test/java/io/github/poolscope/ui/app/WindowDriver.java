package io.github.poolscope.ui.app;

import static org.awaitility.Awaitility.await;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Opens the window for a test, which operates it as a user would. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@ExtendWith({ApplicationExtension.class, NoProcessLeft.class})
@SuppressWarnings("NullAway") // JUnit and TestFX set the fields; nodes are read after a wait for them.
abstract class WindowDriver {
    @TempDir
    static Path home;

    final FxRobot robot = new FxRobot();
    Session session;
    MainWindow window;
    Stage stage;

    @BeforeAll
    static void quiet() {
        StartupWarnings.prepare();
    }

    /** For a test with its own {@code @Start} method: TestFX does not call one of the superclass then. */
    void open(Stage primary) throws IOException {
        RunFolder history = new RunFolder(home);
        session = Session.open(history);
        stage = primary;
        window = PoolscopeApp.open(primary, session, history);
        primary.setWidth(1280);
        primary.setHeight(800);
    }

    @AfterEach
    void close() {
        session.close();
        onFx(() -> {
            stage.hide();
            Words.speak(Language.ENGLISH);
            return true;
        });
    }

    <N extends Node> N node(String id, Class<N> type) {
        return robot.lookup("#" + id).queryAs(type);
    }

    <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    String text(String id) {
        return onFx(() -> node(id, Labeled.class).getText());
    }

    void type(String id, String text) {
        onFx(() -> {
            TextField field = node(id, TextField.class);
            field.requestFocus();
            field.selectAll();
            return true;
        });
        robot.type(KeyCode.DELETE);
        onFx(() -> {
            TextField field = node(id, TextField.class);
            text.chars().mapToObj(Character::toString).forEach(letter -> Event.fireEvent(field, typed(letter)));
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static KeyEvent typed(String letter) {
        return new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false);
    }

    void choose(String id, String value) {
        onFx(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> box = node(id, ComboBox.class);
            box.setValue(value);
            return true;
        });
    }

    Recording run() {
        Recording before = onFx(() ->
                        Optional.ofNullable(window.workbench().runs().first()))
                .orElse(null);
        await().until(() -> onFx(() -> !node("run", Button.class).isDisabled()));
        robot.clickOn("#run");
        await().until(() -> onFx(() -> window.workbench().runs().first() != null
                && window.workbench().runs().first() != before));
        return onFx(window.workbench().runs()::first);
    }

    Recording runToItsEnd() {
        Recording run = run();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ((LiveRun) run).over().isDone());
        await().until(() -> text("state").startsWith(RunWords.state(run.trace().state())));
        return run;
    }

    /** Runs six taskels on two workers by imap, the first the longest. */
    Recording descending() {
        type("processes", "2");
        choose("workload", "sleep-descending");
        choose("mode", Mode.IMAP.key());
        type("items", "6");
        type("parameter-unit", "0.05");
        return runToItsEnd();
    }

    TableView<?> table(String id) {
        return robot.lookup("#" + id).queryTableView();
    }

    /** Presses a key with the control key held. */
    void control(KeyCode... keys) {
        robot.press(KeyCode.CONTROL).type(keys).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void focus(String id) {
        onFx(() -> {
            node(id, Node.class).requestFocus();
            return true;
        });
    }
}
