package io.github.poolscope.ui.app;

import static org.awaitility.Awaitility.await;

import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Each state of the window, light and dark, in two sizes, compared with a reference picture.
 *
 * <p>{@link GoldenPicture} describes how they are compared, and how to write them.
 */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class GoldenPicturesTest extends WindowDriver {
    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    @Test
    void empty() {
        compare("empty");
    }

    @Test
    void starting() {
        live("starting", GoldenRuns.live(RunState.STARTING, 180));
    }

    @Test
    void running() {
        live("running", GoldenRuns.live(RunState.RUNNING, 5_600));
    }

    @Test
    void stopping() {
        live("stopping", GoldenRuns.live(RunState.STOPPING, 5_600));
    }

    @Test
    void finished() {
        over("finished", GoldenRuns.over(RunState.COMPLETED, false), "completed");
    }

    @Test
    void failed() {
        over("failed", GoldenRuns.over(RunState.FAILED, true), "failed");
    }

    @Test
    void cancelled() {
        LiveRun run = GoldenRuns.live(RunState.CANCELLED, 5_600);
        over("cancelled", run, "cancelled");
    }

    @Test
    void reopened() {
        over("reopened", GoldenRuns.saved(RunState.COMPLETED, false), "completed, reopened");
    }

    @Test
    void replaying() {
        show(GoldenRuns.saved(RunState.COMPLETED, false), "completed, reopened");
        onFx(() -> {
            window.workbench().replayOrPause();
            return true;
        });
        await().until(() -> onFx(() -> window.replay().isOpen()));
        await().until(() -> text("state").equals("replaying"));
        onFx(() -> {
            window.replay().pauseAt(4_300_000_000L);
            return true;
        });
        await().until(() -> text("progressLine").startsWith("3/12"));
        compare("replaying");
    }

    @Test
    void talking() {
        show(GoldenTalk.saved(), "completed, 1 failed, reopened");
        onFx(() -> {
            window.workbench().selection().selectEvent(9);
            return true;
        });
        compare("talking");
    }

    @Test
    void a_broken_file() throws IOException {
        Path broken = Files.writeString(home.resolve("broken.poolscope"), "no database");
        onFx(() -> {
            window.workbench()
                    .trouble("The file " + broken.getFileName() + " is not a Poolscope run, or it is damaged"
                            + " (file is not a database).");
            return true;
        });
        compare("broken-file");
    }

    private void live(String name, LiveRun run) {
        onFx(() -> {
            window.workbench().showPlan(run.header().plan());
            window.workbench().work().started(run);
            return true;
        });
        await().until(() -> text("state").equals(RunWords.state(run.trace().state())));
        compare(name);
    }

    private void show(Recording run, String state) {
        onFx(() -> {
            window.workbench().showPlan(run.header().plan());
            window.workbench().runs().show(run);
            return true;
        });
        await().until(() -> text("state").equals(state));
    }

    private void over(String name, Recording run, String state) {
        show(run, state);
        onFx(() -> {
            window.workbench().selection().selectTaskel(4);
            return true;
        });
        compare(name);
    }

    private void compare(String state) {
        for (Theme theme : Theme.values()) { // Applying another theme takes longest.
            for (PictureSize size : PictureSize.GOLDEN) {
                compare(size, theme, Camera.name(state, Language.ENGLISH, size, theme));
            }
        }
    }

    private void compare(PictureSize size, Theme theme, String name) {
        onFx(() -> {
            stage.setWidth(size.width());
            stage.setHeight(size.height());
            window.workbench().darkProperty().set(theme == Theme.DARK);
            stage.getScene().getRoot().requestFocus();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        GoldenPicture.compare(name, () -> onFx(() -> stage.getScene().snapshot(null)));
    }
}
