package io.github.poolscope.ui.app;

import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/**
 * How evenly the window draws a large run while one zooms and pans over it: at each frame the wheel is turned, and the
 * times between frames are counted. Not a test; run it on a display:
 *
 * <pre>java -cp target/test-classes:target/poolscope.jar io.github.poolscope.ui.app.WindowFrames RUN FILE</pre>
 */
public final class WindowFrames {
    private static final int FRAMES = 900;

    private WindowFrames() {}

    /** Turns the wheel once a frame, in and out and sideways by turns. */
    private static final class Driver extends AnimationTimer {
        private final CompletableFuture<long[]> done = new CompletableFuture<>();
        private final Node timeline;
        private final long[] times = new long[FRAMES];
        private int frame;

        Driver(Node timeline) {
            this.timeline = timeline;
        }

        @Override
        public void handle(long now) {
            if (frame == FRAMES) {
                stop();
                done.complete(times);
                return;
            }
            times[frame++] = System.nanoTime();
            int phase = frame / 60 % 4;
            double dx = phase == 1 || phase == 3 ? (frame % 60 < 30 ? 40 : -40) : 0;
            double dy = phase == 0 ? 40 : phase == 2 ? -40 : 0;
            timeline.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    500,
                    100,
                    500,
                    100,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    dx,
                    dy,
                    dx,
                    dy,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null));
        }
    }

    /** Argument: the run to draw. */
    public static void main(String[] arguments) throws Exception {
        QuietStart.prepare();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Path home = Files.createTempDirectory("poolscope-frames");
        Session session = Session.open(new RunFolder(home));
        FutureTask<MainWindow> opening = new FutureTask<>(() -> {
            Stage stage = new Stage();
            MainWindow opened = PoolscopeApp.open(stage, session, new RunFolder(home));
            stage.setWidth(1480);
            stage.setHeight(920);
            return opened;
        });
        Platform.runLater(opening);
        MainWindow window = opening.get();
        Platform.runLater(() -> window.open(Path.of(arguments[0])));
        while (!(window.shown() instanceof SavedRun)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.SECONDS.sleep(4);
        for (int round = 0; round < 3; round++) {
            FutureTask<Driver> driving = new FutureTask<>(() -> {
                Driver driver = new Driver(window.views().timeline());
                driver.start();
                return driver;
            });
            Platform.runLater(driving);
            long[] times = driving.get().done.get();
            print(round, times);
        }
        session.close();
        Platform.exit();
        System.exit(0);
    }

    private static void print(int round, long[] times) {
        double[] between = new double[times.length - 1];
        for (int i = 0; i < between.length; i++) {
            between[i] = (times[i + 1] - times[i]) / 1e6;
        }
        Arrays.sort(between);
        System.out.printf(
                Locale.ROOT,
                "round %d: %d frames, ms between them: median %.1f, 95 %% below %.1f, 99 %% below %.1f, longest %.1f%n",
                round + 1,
                times.length,
                between[between.length / 2],
                between[between.length * 95 / 100],
                between[between.length * 99 / 100],
                between[between.length - 1]);
    }
}
