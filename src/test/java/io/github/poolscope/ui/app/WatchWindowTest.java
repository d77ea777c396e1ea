package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.workbench.RunningWork.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The window of {@code poolscope watch --window}, which shows a run that it has not started. */
class WatchWindowTest extends WindowDriver {
    private final WatchWindow watch = new WatchWindow();

    @SuppressWarnings("NullAway.Init") // Set by start.
    private LiveRun run;

    /** The program ends once the file is there. */
    @SuppressWarnings("NullAway.Init") // Set by start.
    private Path end;

    @Start
    void start(Stage primary) throws IOException {
        RunFolder history = new RunFolder(home);
        session = Session.open(history);
        stage = primary;
        end = Files.createTempDirectory(home, "program").resolve("end");
        List<String> command =
                List.of("/bin/sh", "-c", "while ! [ -e \"$0\" ]; do sleep 0.02; done; exit 7", end.toString());
        run = session.start(Plan.DEFAULT.withWork(Work.Command.of(command)));
        window = watch.openOn(primary, history, run);
    }

    @Test
    void it_shows_the_run_live_and_stays_open_at_its_end() throws Exception {
        await().until(() -> text("state").equals(RunWords.state(RunState.RUNNING)));
        assertThat(onFx(() -> window.workbench().work().phaseProperty().get())).isEqualTo(Phase.RUNNING);
        assertThat(onFx(() -> window.workbench().readingProperty().get().plan().work()))
                .isEqualTo(((Work.Command) run.header().plan().work())
                        .in(Path.of("").toAbsolutePath()));
        Files.createFile(end);
        await().until(() -> text("state").equals(RunWords.state(RunState.FAILED)));
        await().until(() -> onFx(() -> window.workbench().work().phaseProperty().get()) == Phase.NONE);
        assertThat(onFx(stage::isShowing)).isTrue();
        assertThat(run.exitCode()).hasValue(7);
    }

    @Test
    void closing_it_asks_nothing_and_lets_the_program_go_on() throws Exception {
        CompletableFuture<WindowEvent> hidden = new CompletableFuture<>();
        onFx(() -> {
            stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, hidden::complete);
            return Optional.empty();
        });
        watch.close();
        await().until(hidden::isDone);
        assertThat(run.over()).isNotDone();
        assertThat(ProcessHandle.of(run.pid().orElseThrow()).orElseThrow().isAlive())
                .isTrue();
        Files.createFile(end);
        await().until(() -> run.over().isDone());
        assertThat(run.exitCode()).hasValue(7);
    }

    @Test
    void the_user_can_stop_the_program() {
        await().until(() -> onFx(() -> !node("stop", Button.class).isDisabled()));
        robot.clickOn("#stop");
        await().until(() -> run.over().isDone());
        assertThat(run.trace().state()).isEqualTo(RunState.CANCELLED);
    }
}
