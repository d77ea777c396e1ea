package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Each state of the window, light and dark, at two sizes, against a picture of it that a person has looked at.
 *
 * <p>Letters are not drawn alike on every system, so pictures are compared square by square, by their mean colours. Where
 * the window was changed on purpose, {@code -Dpoolscope.golden=write} writes the pictures anew: look at them.
 */
@SuppressWarnings("NullAway") // What is shown is asked after it was awaited.
class GoldenPicturesTest extends WindowDriver {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final int SQUARE = 10;
    /** By so much the mean of a colour may differ in a square, of 255. */
    private static final int TOLERANCE = 22;
    /** In so many squares of a thousand it may differ more: other fonts, another number of cores. */
    private static final int LEFT_OVER = 8;

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
            window.shownRun().toggleReplay();
            return true;
        });
        await().until(() -> onFx(() -> window.shownRun().replay().isOpen()));
        await().until(() -> text("state").equals("replaying"));
        onFx(() -> {
            window.shownRun().replay().pauseAt(4_300_000_000L);
            return true;
        });
        await().until(() -> text("progressLine").startsWith("3/12"));
        compare("replaying");
    }

    @Test
    void talking() {
        show(GoldenTalk.saved(), "completed, reopened");
        onFx(() -> {
            window.views().selection().selectEvent(9);
            return true;
        });
        compare("talking");
    }

    @Test
    void a_broken_file() throws IOException {
        Path broken = Files.writeString(home.resolve("broken.poolscope"), "no database");
        onFx(() -> {
            window.tellBrokenFile("The file " + broken.getFileName() + " is not a Poolscope run, or it is damaged"
                    + " (file is not a database).");
            return true;
        });
        compare("broken-file");
    }

    private void live(String name, LiveRun run) {
        onFx(() -> {
            window.showPlan(run.header().plan());
            window.shownRun().started(run);
            return true;
        });
        await().until(() -> text("state").equals(RunWords.state(run.trace().state())));
        compare(name);
    }

    private void show(Recording run, String state) {
        onFx(() -> {
            window.showPlan(run.header().plan());
            window.shownRun().show(run);
            return true;
        });
        await().until(() -> text("state").equals(state));
    }

    private void over(String name, Recording run, String state) {
        show(run, state);
        onFx(() -> {
            window.select(4);
            return true;
        });
        compare(name);
    }

    private void compare(String state) {
        for (int[] size : Screenshots.SIZES) {
            for (Theme theme : Theme.values()) {
                compare(size, theme, Screenshots.name(state, size, theme));
            }
        }
    }

    private void compare(int[] size, Theme theme, String name) {
        onFx(() -> {
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
            window.arrangement().wear(theme);
            stage.getScene().getRoot().requestFocus();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        if (System.getProperty("poolscope.golden", "").equals("write")) {
            robot.sleep(1_000); // What is written is looked at by a person.
            write(name);
            return;
        }
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(difference(picture(), golden(name)))
                        .as("squares of a thousand that differ in " + name)
                        .isLessThanOrEqualTo(LEFT_OVER));
    }

    private byte[] taken() {
        return Picture.png(onFx(() -> stage.getScene().snapshot(null)));
    }

    private BufferedImage picture() throws IOException {
        return ImageIO.read(new ByteArrayInputStream(taken()));
    }

    private static BufferedImage golden(String name) throws IOException {
        return ImageIO.read(GOLDEN.resolve(name).toFile());
    }

    private void write(String name) {
        try {
            Files.createDirectories(GOLDEN);
            Files.write(GOLDEN.resolve(name), taken());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int difference(BufferedImage one, BufferedImage other) {
        assertThat(one.getWidth()).isEqualTo(other.getWidth());
        assertThat(one.getHeight()).isEqualTo(other.getHeight());
        int squares = 0;
        int differing = 0;
        for (int y = 0; y + SQUARE <= one.getHeight(); y += SQUARE) {
            for (int x = 0; x + SQUARE <= one.getWidth(); x += SQUARE) {
                squares++;
                if (distance(mean(one, x, y), mean(other, x, y)) > TOLERANCE) {
                    differing++;
                }
            }
        }
        return differing * 1_000 / squares;
    }

    private static int[] mean(BufferedImage image, int left, int top) {
        int[] sum = new int[3];
        for (int y = top; y < top + SQUARE; y++) {
            for (int x = left; x < left + SQUARE; x++) {
                int colour = image.getRGB(x, y);
                sum[0] += (colour >> 16) & 0xFF;
                sum[1] += (colour >> 8) & 0xFF;
                sum[2] += colour & 0xFF;
            }
        }
        return new int[] {sum[0] / (SQUARE * SQUARE), sum[1] / (SQUARE * SQUARE), sum[2] / (SQUARE * SQUARE)};
    }

    private static int distance(int[] one, int[] other) {
        return Math.max(
                Math.abs(one[0] - other[0]), Math.max(Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2])));
    }
}
