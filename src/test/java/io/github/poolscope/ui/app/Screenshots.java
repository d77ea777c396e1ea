package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Picture;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.io.IOException;
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
 * <p>writes all of them to {@code target/screenshots}, and {@code -Dscreenshots.states="running lesson-order"} only those
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
        QuietStart.prepare();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Path home = Files.createTempDirectory("poolscope-screenshots");
        try {
            takeAll(folder, home, List.of(arguments).subList(1, arguments.length));
        } finally {
            Platform.exit();
            delete(home);
        }
    }

    private static void takeAll(Path folder, Path home, List<String> wanted) throws Exception {
        Session session = Session.open(new RunFolder(home));
        Stage stage = onFx(Stage::new);
        try {
            MainWindow window = onFx(() -> PoolscopeApp.open(stage, session, new RunFolder(home)));
            Screenshots shots = new Screenshots(folder, stage, window, wanted);
            if (wanted.isEmpty() || !wanted.stream().allMatch(LessonScreenshots::has)) {
                shots.takeAll();
            }
            if (wanted.isEmpty() || wanted.stream().anyMatch(LessonScreenshots::has)) {
                new LessonScreenshots(shots, window).takeAll();
            }
            shots.report();
        } finally {
            session.close();
            onFx(() -> {
                stage.hide();
                return true;
            });
        }
    }

    private void report() {
        System.out.println(written + " screenshots are in " + folder + ".");
        List<String> missing =
                wanted.stream().filter(state -> !taken.contains(state)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the window has no state " + String.join(", ", missing));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private void takeAll() throws Exception {
        speak(Language.CHINESE);
        take("chinese-empty");
        speak(Language.ENGLISH);
        take("empty");
        onFx(() -> {
            window.tellBrokenFile("The file monday.poolscope is not a Poolscope run, or it is damaged"
                    + " (file is not a database).");
            return true;
        });
        take("broken-file");
        // Each worker takes 3 s before it is ready.
        run("{\"workload\": \"sleep\", \"mode\": \"imap\", \"processes\": 3, \"items\": 6, \"slow\": 10,"
                + " \"initializer\": \"prepare\"}");
        take("starting");
        stop();
        awaitEnd();
        take("cancelled");
        takeStopping();
        run("{\"workload\": \"print\", \"mode\": \"imap\", \"processes\": 2, \"items\": 8, \"maxTasksPerChild\": 1}");
        awaitEnd();
        onFx(() -> {
            window.views().showEvents();
            window.views().program().speak("Java");
            return select(3);
        });
        take("replaced");
        onFx(() -> {
            window.views().program().speak("Python");
            return true;
        });
        run("{\"workload\": \"sleep-descending\", \"mode\": \"imap\", \"processes\": 3, \"items\": 12, \"slow\": 5}");
        await(() -> trace().taskels().completedCount() >= 3);
        onFx(() -> select(4));
        take("running");
        speak(Language.CHINESE);
        take("chinese-running");
        speak(Language.ENGLISH);
        onFx(() -> {
            window.shownRun().replayOrPause();
            return true;
        });
        await(() -> window.shownRun().isPaused());
        take("paused");
        onFx(() -> {
            window.shownRun().replayOrPause();
            return true;
        });
        awaitEnd();
        onFx(() -> select(4));
        take("finished");
        speak(Language.CHINESE);
        take("chinese-finished");
        onFx(() -> {
            window.findTaskels();
            window.showWorkers();
            window.views().showEvents();
            return true;
        });
        TimeUnit.MILLISECONDS.sleep(500);
        take("chinese-tables");
        onFx(() -> {
            window.views().showPictures();
            return true;
        });
        speak(Language.ENGLISH);
        onFx(() -> {
            window.arrangement().toggleProjector();
            return true;
        });
        take("projector");
        onFx(() -> {
            window.arrangement().toggleProjector();
            return true;
        });
        Path file = window.shownRun().shown() == null
                ? Path.of("")
                : window.shownRun().shown().file();
        run("{\"workload\": \"crash:on=5,seconds=0.3\", \"mode\": \"map\", \"processes\": 3, \"items\": 12}");
        awaitEnd();
        onFx(() -> select(5));
        take("failed");
        speak(Language.CHINESE);
        take("chinese-failed");
        speak(Language.ENGLISH);
        run("{\"workload\": \"sleep\", \"mode\": \"apply\", \"processes\": 3, \"items\": 6, \"startMethod\": \"fork\","
                + " \"hardLimit\": 20, \"initializer\": \"hello\"}");
        awaitEnd();
        onFx(() -> select(3));
        take("apply-fork");
        run(
                "{\"workload\": \"sleep-uniform:min=0.1,max=0.6\", \"mode\": \"imap_unordered\", \"processes\": 3, \"items\": 24,"
                        + " \"engine\": \"threads\"}");
        awaitEnd();
        onFx(() -> select(3));
        take("threads");
        run("{\"script\": \"queue-producer-consumer\", \"processes\": 2, \"items\": 2, \"mode\": \"apply_async\","
                + " \"startMethod\": \"forkserver\"}");
        await(() -> trace().syncEvents().count() > 6);
        take("talking-live");
        awaitEnd();
        take("talk");
        showTalk();
        onFx(() -> {
            window.open(file);
            return true;
        });
        await(() -> window.shownRun().shown() instanceof SavedRun);
        onFx(() -> select(2));
        take("reopened");
        onFx(() -> {
            window.findTaskels();
            window.showWorkers();
            return true;
        });
        TimeUnit.MILLISECONDS.sleep(500);
        take("tables");
        onFx(() -> {
            window.shownRun().toggleReplay();
            return true;
        });
        await(() -> window.shownRun().replay().isOpen());
        TimeUnit.MILLISECONDS.sleep(2_500);
        onFx(() -> {
            window.shownRun().replay().step();
            return true;
        });
        take("replaying");
        onFx(() -> {
            window.shownRun().replay().leave();
            return true;
        });
    }

    private static void speak(Language language) throws Exception {
        onFx(() -> {
            Words.speak(language);
            return true;
        });
    }

    /** A run by hand, in which processes talk by all there is to talk by; as a picture, and as its table. */
    private void showTalk() throws Exception {
        onFx(() -> {
            window.shownRun().show(GoldenTalk.saved());
            return true;
        });
        TimeUnit.MILLISECONDS.sleep(800);
        onFx(() -> {
            window.views().selection().selectEvent(9);
            return true;
        });
        take("talking");
        onFx(() -> {
            window.views().showTalk();
            window.showWorkers();
            window.views().showEvents();
            return true;
        });
        take("talk-table");
    }

    private void stop() throws Exception {
        onFx(() -> {
            window.shownRun().stop();
            return true;
        });
    }

    /** A run is stopped for each picture, since it is stopping for too short a time to be pictured six times. */
    private void takeStopping() throws Exception {
        if (!wanted.isEmpty() && !wanted.contains("stopping")) {
            return;
        }
        taken.add("stopping");
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
        onFx(() -> {
            window.arrangement().applyTheme(theme);
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
            return true;
        });
        TimeUnit.MILLISECONDS.sleep(450);
    }

    static String name(String state, int[] size, Theme theme) {
        return state + "-" + size[0] + "x" + size[1] + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
    }

    private boolean select(int taskel) {
        window.select(taskel);
        return true;
    }

    private Trace trace() {
        if (window.shownRun().shown() == null) {
            throw new IllegalStateException("no run");
        }
        return window.shownRun().shown().trace();
    }

    private void run(String json) throws Exception {
        Plan plan = PlanJson.read(json);
        Object before = window.shownRun().shown();
        onFx(() -> {
            window.showPlan(plan);
            return true;
        });
        onFx(() -> {
            window.startRun();
            return true;
        });
        await(() -> window.shownRun().shown() != before);
    }

    private void awaitEnd() throws InterruptedException {
        await(() -> trace().state().isOver());
        TimeUnit.MILLISECONDS.sleep(700);
    }

    void take(String state) throws Exception {
        if (!wanted.isEmpty() && !wanted.contains(state)) {
            return;
        }
        taken.add(state);
        for (int[] size : SCREENSHOT_SIZES) {
            for (Theme theme : Theme.values()) {
                apply(size, theme);
                save(onFx(() -> stage.getScene().snapshot(null)), name(state, size, theme));
            }
        }
    }

    private void save(WritableImage image, String name) throws IOException {
        Files.write(folder.resolve(name), Picture.png(image));
        written++;
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited too long");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    static <T extends @Nullable Object> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }
}
