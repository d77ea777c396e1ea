package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.lesson.LessonPlay;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Stop during a lesson: a run has done its work, and another program prevents its file from being completed. */
class LessonStopTest extends WindowDriver {
    private static final String LESSON = "chunksize-on-uneven-taskels";
    /** Long enough to lock the file before the run has ended. */
    private static final double PACE = 0.25;

    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    private LessonModel model() {
        return window.workbench().lessons().model();
    }

    private LessonPlay playing() {
        return onFx(() -> model().playing().orElseThrow());
    }

    private LiveRun begin() {
        onFx(() -> {
            window.workbench().lessons().open(Lessons.find(LESSON).orElseThrow());
            model().paceProperty().set(PACE);
            window.workbench().lessons().play();
            return true;
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !onFx(() -> playing().runs().isEmpty()));
        return (LiveRun) playing().runs().get(0);
    }

    private static Connection hold(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
        }
        return connection;
    }

    private void askToStop() {
        onFx(() -> {
            window.workbench().work().stop();
            return true;
        });
    }

    private void awaitItsWork(LiveRun run) {
        await().atMost(Duration.ofSeconds(30)).until(() -> run.trace().state() == RunState.COMPLETED);
        assertThat(run.over()).isNotDone();
    }

    @Test
    @SuppressWarnings("try") // The other program only has to exist.
    void no_stage_follows_one_that_had_done_its_work_but_was_not_saved() throws SQLException {
        LiveRun run = begin();
        try (Connection other = hold(run.file())) {
            awaitItsWork(run);
            askToStop();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        onFx(() -> !playing().isInProgress() || playing().runs().size() > 1));
        assertThat(playing().runs()).containsExactly(run);
        assertThat(playing().verdict().orElseThrow().holds()).isFalse();
    }

    @Test
    @SuppressWarnings("try")
    void a_lesson_ends_when_the_window_no_longer_waits_for_its_run() throws SQLException {
        LiveRun run = begin();
        try (Connection other = hold(run.file())) {
            awaitItsWork(run);
            askToStop();
            await().until(() -> onFx(() -> !node("stop", Button.class).isDisabled()));
            askToStop();
            assertThat(text("bannerText")).startsWith("The run does not stop");
            assertThat(onFx(() -> model().isPlaying())).isFalse();
            assertThat(onFx(() -> node("lessonRun", Node.class).isDisabled())).isFalse();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> run.over().isDone());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(playing().runs()).containsExactly(run);
        assertThat(playing().verdict()).isEmpty();
        assertThat(onFx(() -> window.workbench().work().isRunning())).isFalse();
    }
}
