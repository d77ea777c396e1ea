package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.testing.PointerEvents;
import io.github.poolscope.trace.Taskels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/**
 * Measures how evenly the window draws a large run during zoom and pan, and while panels are made wider and narrower: turns
 * the wheel or drags a divider at each frame, and records the times between frames. Not a test; run it on a display:
 *
 * <pre>java -cp target/test-classes:target/poolscope.jar io.github.poolscope.ui.app.WindowFrames [RUN FILE]</pre>
 *
 * <p>Without a file, a run of a million taskels over 8 workers at chunksize 1 is started and shown live, then
 * reopened and shown again. Also prints the heap size of the recording. With {@code -- COMMAND…} in place of the file, that
 * program is watched and shown live; prints how many taskels its file has.
 */
public final class WindowFrames {
    private static final int FRAMES = 600;

    private WindowFrames() {}

    /** Does something at each frame, and records when. */
    private static final class Driver extends AnimationTimer {
        private final CompletableFuture<long[]> done = new CompletableFuture<>();
        private final IntConsumer action;
        private final long[] times = new long[FRAMES];
        private int frame;

        /**
         * Creates a driver that is not started.
         *
         * @param action is given the number of the frame, from 1
         */
        Driver(IntConsumer action) {
            this.action = action;
        }

        @Override
        public void handle(long now) {
            if (frame == FRAMES) {
                stop();
                done.complete(times);
                return;
            }
            times[frame++] = System.nanoTime();
            action.accept(frame);
        }
    }

    /** Turns the wheel over the timeline, alternately in, out and sideways. */
    private static void turnWheel(Node timeline, int frame) {
        int phase = frame / 60 % 4;
        double dx = phase == 1 || phase == 3 ? (frame % 60 < 30 ? 40 : -40) : 0;
        double dy = phase == 0 ? 40 : phase == 2 ? -40 : 0;
        PointerEvents.wheel(timeline, 500, 100, dx, dy);
    }

    /** Drags the divider of one splitter after the other to and fro. */
    private static final class Dragging {
        /** How many frames one divider is dragged. */
        private static final int PHASE = 100;

        private final List<Node> dividers;
        private double at;

        Dragging(Parent window) {
            dividers = window.lookupAll(".split-pane-divider").stream()
                    .filter(Node::isVisible)
                    .toList();
        }

        void step(int frame) {
            Node divider = dividers.get(frame / PHASE % dividers.size());
            int inPhase = frame % PHASE;
            if (inPhase == 0) {
                at = 0;
                PointerEvents.mouse(divider, MouseEvent.MOUSE_PRESSED, at, at, 1);
            } else if (inPhase == PHASE - 1) {
                PointerEvents.mouse(divider, MouseEvent.MOUSE_RELEASED, at, at, 1);
            } else {
                at += inPhase < PHASE / 2 ? -4 : 4;
                PointerEvents.mouse(divider, MouseEvent.MOUSE_DRAGGED, at, at, 1);
            }
        }
    }

    private static final String MILLION =
            "{\"workload\": \"identity\", \"mode\": \"map\", \"items\": 1000000, \"processes\": 8, \"chunksize\": 1}";

    /**
     * Draws a run, and prints how long each frame took.
     *
     * @param arguments the run to draw; without one, a run is made
     */
    public static void main(String[] arguments) throws Exception {
        StartupWarnings.prepare();
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
        TimeUnit.SECONDS.sleep(2);
        if (arguments.length > 0 && arguments[0].equals("--")) {
            List<String> command = List.of(arguments).subList(1, arguments.length);
            Path watched = live(window, Plan.DEFAULT.withWork(Work.Command.of(command)));
            Taskels taskels = RunFile.open(watched).trace().taskels();
            System.out.printf(
                    "in the file: %d taskels, %d completed, %d delivered%n",
                    taskels.count(), taskels.completedCount(), taskels.deliveredCount());
            session.close();
            Platform.exit();
            System.exit(0);
        }
        Path file = arguments.length > 0 ? Path.of(arguments[0]) : live(window, PlanJson.read(MILLION));
        long before = usedHeap();
        Platform.runLater(() -> window.open(file));
        while (!(window.workbench().runs().first() instanceof SavedRun)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.SECONDS.sleep(4);
        if (arguments.length > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%.0f B of heap a taskel, pictures included%n",
                    (usedHeap() - before)
                            / (double) window.workbench()
                                    .runs()
                                    .first()
                                    .trace()
                                    .taskels()
                                    .count());
        }
        for (int round = 0; round < 3; round++) {
            print("reopened, round " + (round + 1), drive(window));
            print("panels dragged, round " + (round + 1), dragPanels(window));
        }
        session.close();
        Platform.exit();
        System.exit(0);
    }

    private static long[] drive(MainWindow window) throws Exception {
        return drive(() -> {
            Node timeline = window.views().timeline();
            return new Driver(frame -> turnWheel(timeline, frame));
        });
    }

    private static long[] dragPanels(MainWindow window) throws Exception {
        return drive(() -> {
            Dragging dragging =
                    new Dragging(window.views().timeline().getScene().getRoot());
            return new Driver(dragging::step);
        });
    }

    private static long[] drive(Supplier<Driver> made) throws Exception {
        FutureTask<Driver> driving = new FutureTask<>(() -> {
            Driver driver = made.get();
            driver.start();
            return driver;
        });
        Platform.runLater(driving);
        return driving.get().done.get();
    }

    /** Starts a run and shows it live; returns its file. */
    private static Path live(MainWindow window, Plan plan) throws Exception {
        long before = usedHeap();
        Platform.runLater(() -> {
            window.workbench().showPlan(plan);
            window.workbench().work().start(plan);
        });
        while (!(window.workbench().runs().first() instanceof LiveRun)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        LiveRun run = (LiveRun) window.workbench().runs().first();
        int rounds = 0;
        while (!run.over().isDone()) {
            int done = run.trace().taskels().completedCount();
            long[] times = drive(window);
            rounds++;
            print(
                    "live, round " + rounds + ", from " + done + " to "
                            + run.trace().taskels().completedCount() + " completed",
                    times);
        }
        run.over().join();
        TimeUnit.SECONDS.sleep(1);
        System.out.printf(
                Locale.ROOT,
                "%d taskels, %.1f s; heap in use %.0f MB, %.0f B a taskel more than before, results and pictures included%n",
                run.trace().taskels().count(),
                run.trace().now() / 1e9,
                usedHeap() / 1e6,
                (usedHeap() - before) / (double) run.trace().taskels().count());
        return run.file();
    }

    private static long usedHeap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void print(String round, long[] times) {
        double[] between = new double[times.length - 1];
        for (int i = 0; i < between.length; i++) {
            between[i] = (times[i + 1] - times[i]) / 1e6;
        }
        Arrays.sort(between);
        System.out.printf(
                Locale.ROOT,
                "%s: %d frames, ms between them: median %.1f, 95 %% below %.1f, 99 %% below %.1f, longest %.1f%n",
                round,
                times.length,
                between[between.length / 2],
                between[between.length * 95 / 100],
                between[between.length * 99 / 100],
                between[between.length - 1]);
    }
}
