package io.github.poolscope.ui.app;

import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.Session;
import io.github.poolscope.testing.OtherProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Takes pictures of each state of the window in each size, theme and language. Not a test; it needs no display:
 *
 * <pre>mvn -q -Pscreenshots test-compile exec:exec</pre>
 *
 * <p>writes all of them to {@code target/screenshots}; {@code -Dscreenshots.states="running lesson-order"}, and the same
 * with {@code sizes}, {@code themes} and {@code languages}, those that are chosen. Chinese needs a font that has it.
 */
public final class Screenshots {
    private Screenshots() {}

    /** Arguments: the folder to write to, and those of {@link ScreenshotChoice#read}. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        StartupWarnings.prepare();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Path home = Files.createTempDirectory("poolscope-screenshots");
        boolean taken = false;
        try {
            taken = takeAll(folder, home, List.of(arguments).subList(1, arguments.length));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
        } finally {
            Platform.exit();
            delete(home);
        }
        if (!taken) {
            Runtime.getRuntime().halt(1); // JavaFX may still be ending, and must not be interrupted by an exit.
        }
    }

    private static boolean takeAll(Path folder, Path home, List<String> arguments) throws Exception {
        Session session = Session.open(new RunFolder(home));
        Stage stage = FxCalls.get(Stage::new);
        List<OtherProgram> others = new ArrayList<>();
        try {
            MainWindow window = FxCalls.get(() -> PoolscopeApp.open(stage, session, new RunFolder(home)));
            Camera camera = new Camera(folder, stage, window);
            List<WindowState> states = new ArrayList<>(new RunScreenshots(window).all());
            states.addAll(new LessonScreenshots(window).all());
            states.addAll(new WatchScreenshots(window.workbench(), home).all());
            states.addAll(new PageScreenshots(window.workbench(), camera, home, others).all());
            states.addAll(new PopUpScreenshots(window, camera, stage, home).all());
            ScreenshotChoice choice = ScreenshotChoice.read(arguments, states);
            camera.take(choice);
            System.out.println(camera.written() + " screenshots are in " + folder + ".");
            return true;
        } finally {
            others.forEach(OtherProgram::kill);
            session.close();
            FxCalls.act(stage::hide);
        }
    }

    /** Removes a folder; a run that has not ended yet may still write to it, so there are several tries. */
    private static void delete(Path folder) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
                return;
            } catch (IOException | UncheckedIOException e) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
        System.err.println("The folder " + folder + " could not be removed.");
    }
}
