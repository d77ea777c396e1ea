package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.run.Recording;
import io.github.poolscope.testing.SystemCommand;
import io.github.poolscope.ui.workbench.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Files opened in the window, one after another and in place of a lesson. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class FileOpenerTest extends WindowDriver {
    private static final Lesson ORDERED = Lessons.find("imap-keeps-order").orElseThrow();

    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    @AfterEach
    void noLesson() {
        inWindow(() -> window.workbench().lessons().leave());
    }

    private void inWindow(Runnable action) {
        onFx(() -> {
            action.run();
            return true;
        });
    }

    private String items() {
        return onFx(() -> window.workbench().plan().read().plan().items().text());
    }

    private boolean isLessonSeen() {
        return onFx(() -> node("lessonPanel", Node.class).isVisible());
    }

    private Recording finishedRun() {
        inWindow(() -> window.workbench()
                .work()
                .start(PlanJson.read("{\"engine\": \"serial\", \"workload\": \"identity\", \"items\": 1}")));
        await().until(() -> onFx(() -> !window.workbench().work().isRunning()
                && Optional.ofNullable(window.workbench().runs().first()).isPresent()));
        return onFx(window.workbench().runs()::first);
    }

    @Test
    void a_file_that_is_slow_to_be_read_does_not_take_the_place_of_what_came_since() throws Exception {
        Path other = Files.writeString(home.resolve("other.json"), "{\"items\": 9}");
        List<Runnable> since = List.of(
                () -> {
                    inWindow(() -> window.open(other));
                    await().until(() -> items().equals("9"));
                },
                this::finishedRun,
                () -> inWindow(() -> window.workbench().lessons().open(ORDERED)),
                () -> inWindow(() -> window.open(home.resolve("functions.jar"))));
        for (Runnable each : since) {
            staysAfter(each, "{\"items\": 77}");
        }
        staysAfter(since.get(0), "no plan");
        assertThat(onFx(() -> node("banner", Node.class).isVisible())).isFalse();
    }

    @Test
    void a_file_that_is_being_read_is_named_and_esc_cancels_it() throws Exception {
        Path slow = home.resolve("slow.json");
        assumeTrue(SystemCommand.succeeds("mkfifo", slow.toString()), "no mkfifo here");
        String items = items();
        inWindow(() -> window.open(slow));
        await().until(() -> onFx(() -> node("reading", Node.class).isVisible()));
        assertThat(onFx(() -> node("reading", Node.class).getAccessibleText())).contains("slow.json");
        robot.type(KeyCode.ESCAPE);
        assertThat(onFx(() -> node("reading", Node.class).isVisible())).isFalse();
        write(slow, "{\"items\": 77}");
        assertThat(items()).isEqualTo(items).isNotEqualTo("77");
    }

    private void staysAfter(Runnable since, String slowly) throws Exception {
        Path slow = home.resolve("slow.json");
        assumeTrue(SystemCommand.succeeds("mkfifo", slow.toString()), "no mkfifo here");
        inWindow(() -> window.open(slow));
        since.run();
        String items = items();
        write(slow, slowly);
        assertThat(items()).isEqualTo(items).isNotEqualTo("77");
    }

    @Test
    void what_is_opened_is_seen_in_place_of_a_lesson_and_is_what_is_run() throws Exception {
        Path plan = Files.writeString(home.resolve("plan.json"), "{\"items\": 31}");
        Path jar = home.resolve("functions.jar");
        Path run = finishedRun().file();
        inWindow(() -> {
            window.workbench().lessons().open(ORDERED);
            window.open(plan);
        });
        await().until(() -> items().equals("31"));
        assertThat(isLessonSeen()).isFalse();
        assertThat(onFx(() -> window.workbench().lessons().isOpen())).isFalse();
        inWindow(() -> {
            window.workbench().lessons().open(ORDERED);
            window.workbench().lessons().showMatrix();
            window.open(run);
        });
        await().until(() -> Optional.ofNullable(onFx(window.workbench().runs()::first))
                .map(Recording::file)
                .equals(Optional.of(run)));
        assertThat(items()).isEqualTo("1");
        assertThat(isLessonSeen()).isFalse();
        assertThat(onFx(() -> window.workbench().pageProperty().get() == Page.MATRIX))
                .isFalse();
        inWindow(() -> {
            window.workbench().lessons().open(ORDERED);
            window.open(jar);
        });
        assertThat(isLessonSeen()).isFalse();
        assertThat(onFx(() -> window.workbench().plan().text(Setting.JAR).get()))
                .isEqualTo(jar.toString());
        inWindow(() -> {
            window.workbench().lessons().open(ORDERED);
            window.workbench().lessons().leave();
        });
        assertThat(onFx(() -> window.workbench().plan().text(Setting.JAR).get()))
                .isEqualTo(jar.toString());
    }

    /** Writes to a pipe that the window reads, waits until it is read, and removes the pipe. */
    private static void write(Path pipe, String text) throws Exception {
        CompletableFuture.runAsync(() -> {
                    try {
                        Files.writeString(pipe, text, StandardOpenOption.WRITE);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .get(20, TimeUnit.SECONDS);
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("open")));
        WaitForAsyncUtils.waitForFxEvents();
        Files.delete(pipe);
    }
}
