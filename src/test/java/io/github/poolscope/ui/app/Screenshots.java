package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.Session;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Takes pictures of real runs in each state of the window, at three sizes, light and dark. Not a test; it needs no
 * display:
 *
 * <pre>mvn -q -Pscreenshots test-compile exec:exec</pre>
 *
 * <p>writes all of them to {@code target/screenshots}, and {@code -Dscreenshots.states="running lesson-order"}
 * only those
 * of the states named. States in Chinese need a font that has Chinese.
 */
public final class Screenshots {
    /** The sizes of the golden pictures. */
    static final int[][] SIZES = {{1480, 920}, {1100, 700}};

    private static final int[][] SCREENSHOT_SIZES = {{1480, 920}, {1280, 720}, {1100, 700}};

    private final Path folder;
    private final Stage stage;
    private final MainWindow window;
    private final List<String> wanted;
    private final Set<String> taken = new HashSet<>();
    private int written;

    private Screenshots(Path folder, Stage stage, MainWindow window, List<String> wanted) {
        this.wanted = wanted;
        this.folder = folder;
        this.stage = stage;
        this.window = window;
    }

    /** Arguments: the folder to write to, and the states wanted, or none for all states. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        System.out.println("Screenshots are written to " + folder + "; all of them take some minutes.");
        StartupWarnings.prepare();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Path home = Files.createTempDirectory("poolscope-screenshots");
        boolean complete;
        try {
            complete = takeAll(folder, home, List.of(arguments).subList(1, arguments.length));
        } finally {
            Platform.exit();
            delete(home);
        }
        if (!complete) {
            System.exit(1);
        }
    }

    /** Returns whether the window has all states that are wanted. */
    private static boolean takeAll(Path folder, Path home, List<String> wanted) throws Exception {
        Session session = Session.open(new RunFolder(home));
        Stage stage = onFx(Stage::new);
        try {
            MainWindow window = onFx(() -> PoolscopeApp.open(stage, session, new RunFolder(home)));
            Screenshots shots = new Screenshots(folder, stage, window, wanted);
            if (wanted.isEmpty() || !wanted.stream().allMatch(LessonScreenshots::has)) {
                new RunScreenshots(shots, window).takeAll();
            }
            if (wanted.isEmpty() || wanted.stream().anyMatch(LessonScreenshots::has)) {
                new LessonScreenshots(shots, window).takeAll();
            }
            return shots.report();
        } finally {
            session.close();
            actOnFx(() -> stage.hide());
        }
    }

    private boolean report() {
        System.out.println(written + " screenshots are in " + folder + ".");
        List<String> missing =
                wanted.stream().filter(state -> !taken.contains(state)).toList();
        if (!missing.isEmpty()) {
            System.err.println("There is no state " + String.join(", ", missing)
                    + "; RunScreenshots and LessonScreenshots have the names.");
        }
        return missing.isEmpty();
    }

    /** Removes a folder; a run that has not ended yet may still write to it, so there are several tries. */
    private static void delete(Path folder) throws InterruptedException {
        for (int i = 0; i < 10; i++) {
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

    void stop() throws Exception {
        actOnFx(() -> window.workbench().work().stop());
    }

    /**
     * Pictures a state that a run is in for a while only: a run that has left it is followed by another.
     *
     * @param isThere whether the run that is shown is in the state
     * @param arrange what is done with the window before each picture, on the FX thread
     */
    void takeLive(String state, String plan, BooleanSupplier isThere, Runnable arrange) throws Exception {
        if (!isWanted(state)) {
            return;
        }
        run(plan);
        for (int[] size : SCREENSHOT_SIZES) {
            for (Theme theme : Theme.values()) {
                apply(size, theme);
                await(() -> isThere.getAsBoolean() || trace().state().isOver());
                WritableImage image = snapshot(arrange);
                while (!isThere.getAsBoolean()) {
                    stop();
                    awaitEnd();
                    run(plan);
                    await(isThere);
                    image = snapshot(arrange);
                }
                save(image, name(state, size, theme));
            }
        }
        stop();
        awaitEnd();
    }

    private WritableImage snapshot(Runnable arrange) throws Exception {
        actOnFx(arrange);
        return onFx(() -> stage.getScene().snapshot(null));
    }

    /** A run is stopped for each picture, since it is stopping for too short a time to be pictured six times. */
    void takeStopping() throws Exception {
        if (!isWanted("stopping")) {
            return;
        }
        for (int[] size : SCREENSHOT_SIZES) {
            for (Theme theme : Theme.values()) {
                apply(size, theme);
                run("{\"workload\": \"sleep\", \"mode\": \"imap\", \"processes\": 8, \"items\": 40}");
                await(() -> trace().taskels().completedCount() >= 8);
                stop();
                await(() ->
                        trace().state() == RunState.STOPPING || trace().state().isOver());
                save(onFx(() -> stage.getScene().snapshot(null)), name("stopping", size, theme));
                awaitEnd();
            }
        }
    }

    private void apply(int[] size, Theme theme) throws Exception {
        actOnFx(() -> {
            window.workbench().darkProperty().set(theme == Theme.DARK);
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
        });
        TimeUnit.MILLISECONDS.sleep(450);
    }

    static String name(String state, int[] size, Theme theme) {
        return state + "-" + size[0] + "x" + size[1] + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
    }

    Trace trace() {
        if (window.workbench().runs().first() == null) {
            throw new IllegalStateException("no run");
        }
        return window.workbench().runs().first().trace();
    }

    void run(String json) throws Exception {
        Plan plan = PlanJson.read(json);
        Object before = window.workbench().runs().first();
        actOnFx(() -> window.workbench().showPlan(plan));
        actOnFx(() -> window.workbench().run());
        await(() -> window.workbench().runs().first() != before);
    }

    void awaitEnd() throws InterruptedException {
        await(() -> trace().state().isOver());
        TimeUnit.MILLISECONDS.sleep(700);
    }

    void take(String state) throws Exception {
        if (!isWanted(state)) {
            return;
        }
        for (int[] size : SCREENSHOT_SIZES) {
            for (Theme theme : Theme.values()) {
                apply(size, theme);
                save(onFx(() -> stage.getScene().snapshot(null)), name(state, size, theme));
            }
        }
    }

    /** Returns whether a state must be pictured, and marks it as done. */
    private boolean isWanted(String state) {
        if (!wanted.isEmpty() && !wanted.contains(state)) {
            return false;
        }
        taken.add(state);
        return true;
    }

    private void save(WritableImage image, String name) throws IOException {
        Files.write(folder.resolve(name), Picture.png(image));
        written++;
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5); // A busy machine measures the matrix for minutes.
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited too long");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    static void actOnFx(Runnable work) throws Exception {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    static <T extends @Nullable Object> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }
}
