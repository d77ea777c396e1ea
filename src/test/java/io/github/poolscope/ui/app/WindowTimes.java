package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.Session;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Measures the window: the time from the start of the JVM to its first frame, from there to the first result of a
 * run, and to show a saved run. Not a test; run it on a display:
 *
 * <pre>java -cp target/test-classes:target/poolscope.jar io.github.poolscope.ui.app.WindowTimes [RUN FILE]</pre>
 */
public final class WindowTimes {
    private WindowTimes() {}

    private static void press(MainWindow window, Plan plan) {
        window.workbench().showPlan(plan);
        window.workbench().run();
    }

    private static void print(String what, long from, long to) {
        System.out.printf(Locale.ROOT, "%s: %.0f ms%n", what, (to - from) / 1e6);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MICROSECONDS.sleep(200);
        }
    }

    /**
     * Measures, and prints the times.
     *
     * @param arguments a run to open, if any
     */
    public static void main(String[] arguments) throws Exception {
        long jvm = System.nanoTime()
                - TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime());
        StartupWarnings.prepare();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Plan plan = PlanJson.read("{\"workload\": \"sleep:seconds=0.01\", \"items\": 4}");
        Path home = Files.createTempDirectory("poolscope-times");
        Session session = Session.open(new RunFolder(home));
        CompletableFuture<Long> frame = new CompletableFuture<>();
        FutureTask<MainWindow> opening = new FutureTask<>(() -> {
            Stage stage = new Stage();
            MainWindow opened = PoolscopeApp.open(stage, session, new RunFolder(home));
            stage.getScene().addPostLayoutPulseListener(() -> frame.complete(System.nanoTime()));
            return opened;
        });
        Platform.runLater(opening);
        MainWindow window = opening.get();
        print("JVM's start to the first frame", jvm, frame.get());
        long pressed = System.nanoTime();
        Platform.runLater(() -> press(window, plan));
        until(() -> window.workbench().runs().first() != null
                && window.workbench().runs().first().trace().taskels().completedCount() > 0);
        print("Run to the first result, the first time", pressed, System.nanoTime());
        until(() -> !window.workbench().work().isRunning());
        TimeUnit.SECONDS.sleep(3);
        long again = System.nanoTime();
        Object before = window.workbench().runs().first();
        Platform.runLater(() -> press(window, plan));
        until(() -> window.workbench().runs().first() != before
                && window.workbench().runs().first() != null
                && window.workbench().runs().first().trace().taskels().completedCount() > 0);
        print("Run to the first result, again", again, System.nanoTime());
        until(() -> !window.workbench().work().isRunning());
        if (arguments.length > 0) {
            long asked = System.nanoTime();
            Platform.runLater(() -> window.open(Path.of(arguments[0])));
            until(() -> window.workbench().runs().first() instanceof SavedRun);
            CompletableFuture<Long> shown = new CompletableFuture<>();
            Platform.runLater(() -> Platform.runLater(() -> shown.complete(System.nanoTime())));
            print("a saved run to be shown", asked, shown.get());
        }
        session.close();
        Platform.exit();
    }
}
