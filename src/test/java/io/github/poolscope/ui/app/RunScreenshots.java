package io.github.poolscope.ui.app;

import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.words.Language;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The states of {@link Screenshots} that show runs and no lesson. */
final class RunScreenshots {
    private static final String DESCENDING =
            "{\"workload\": \"sleep-descending\", \"mode\": \"imap\", \"processes\": 3, \"items\": 12, \"slow\": 5}";

    private static final String TALKING =
            "{\"script\": \"queue-producer-consumer\", \"processes\": 2, \"items\": 2, \"mode\": \"apply_async\","
                    + " \"startMethod\": \"forkserver\"}";

    private final Screenshots shots;
    private final MainWindow window;

    RunScreenshots(Screenshots shots, MainWindow window) {
        this.shots = shots;
        this.window = window;
    }

    void takeAll() throws Exception {
        speak(Language.CHINESE);
        shots.take("chinese-empty");
        speak(Language.ENGLISH);
        shots.take("empty");
        Screenshots.actOnFx(() -> {
            window.workbench()
                    .trouble("The file monday.poolscope is not a Poolscope run, or it is damaged"
                            + " (file is not a database).");
        });
        shots.take("broken-file");
        // Each worker takes 3 s before it is ready.
        shots.takeLive(
                "starting",
                "{\"workload\": \"sleep\", \"mode\": \"imap\", \"processes\": 3, \"items\": 6, \"slow\": 10,"
                        + " \"initializer\": \"prepare\"}",
                () -> shots.trace().state() == RunState.STARTING,
                () -> {});
        shots.run("{\"workload\": \"sleep\", \"mode\": \"imap\", \"processes\": 3, \"items\": 6, \"slow\": 10}");
        shots.stop();
        shots.awaitEnd();
        shots.take("cancelled");
        shots.takeStopping();
        shots.run(
                "{\"workload\": \"print\", \"mode\": \"imap\", \"processes\": 2, \"items\": 8, \"maxTasksPerChild\": 1}");
        shots.awaitEnd();
        Screenshots.actOnFx(() -> {
            window.workbench().layout().show(Panel.EVENTS);
            window.views().program().speak("Java");
            window.workbench().selection().selectTaskel(3);
        });
        shots.take("replaced");
        Screenshots.actOnFx(() -> window.views().program().speak("Python"));
        takeRunning("running");
        speak(Language.CHINESE);
        takeRunning("chinese-running");
        speak(Language.ENGLISH);
        shots.run(DESCENDING);
        Screenshots.await(this::isHalfway);
        Screenshots.actOnFx(() -> {
            window.workbench().selection().selectTaskel(4);
            window.workbench().replayOrPause();
        });
        Screenshots.await(() -> window.workbench().runs().isPaused());
        shots.take("paused");
        Screenshots.actOnFx(() -> window.workbench().replayOrPause());
        shots.awaitEnd();
        Screenshots.actOnFx(() -> window.workbench().selection().selectTaskel(4));
        shots.take("finished");
        speak(Language.CHINESE);
        shots.take("chinese-finished");
        Screenshots.actOnFx(() -> {
            window.workbench().layout().show(Panel.TASKELS);
            window.workbench().layout().show(Panel.WORKERS);
            window.workbench().layout().show(Panel.EVENTS);
        });
        TimeUnit.MILLISECONDS.sleep(500);
        shots.take("chinese-tables");
        Screenshots.actOnFx(() -> window.workbench().layout().reset());
        speak(Language.ENGLISH);
        Screenshots.actOnFx(() -> window.workbench()
                .projectedProperty()
                .set(!window.workbench().projectedProperty().get()));
        shots.take("projector");
        Screenshots.actOnFx(() -> window.workbench()
                .projectedProperty()
                .set(!window.workbench().projectedProperty().get()));
        Path file = window.workbench().runs().first() == null
                ? Path.of("")
                : window.workbench().runs().first().file();
        shots.run("{\"workload\": \"crash:on=5,seconds=0.3\", \"mode\": \"map\", \"processes\": 3, \"items\": 12}");
        shots.awaitEnd();
        Screenshots.actOnFx(() -> window.workbench().selection().selectTaskel(5));
        shots.take("failed");
        speak(Language.CHINESE);
        shots.take("chinese-failed");
        speak(Language.ENGLISH);
        shots.run(
                "{\"workload\": \"sleep\", \"mode\": \"apply\", \"processes\": 3, \"items\": 6, \"startMethod\": \"fork\","
                        + " \"hardLimit\": 20, \"initializer\": \"hello\"}");
        shots.awaitEnd();
        Screenshots.actOnFx(() -> window.workbench().selection().selectTaskel(3));
        shots.take("apply-fork");
        shots.run(
                "{\"workload\": \"sleep-uniform:min=0.1,max=0.6\", \"mode\": \"imap_unordered\", \"processes\": 3, \"items\": 24,"
                        + " \"engine\": \"threads\"}");
        shots.awaitEnd();
        Screenshots.actOnFx(() -> window.workbench().selection().selectTaskel(3));
        shots.take("threads");
        shots.takeLive(
                "talking-live",
                TALKING,
                () -> shots.trace().state() == RunState.RUNNING
                        && shots.trace().syncEvents().count() > 6,
                () -> {});
        shots.run(TALKING);
        shots.awaitEnd();
        shots.take("talk");
        showTalk();
        Screenshots.actOnFx(() -> window.open(file));
        Screenshots.await(() -> window.workbench().runs().first() instanceof SavedRun);
        Screenshots.actOnFx(() -> window.workbench().selection().selectTaskel(2));
        shots.take("reopened");
        Screenshots.actOnFx(() -> {
            window.workbench().layout().show(Panel.TASKELS);
            window.workbench().layout().show(Panel.WORKERS);
        });
        TimeUnit.MILLISECONDS.sleep(500);
        shots.take("tables");
        Screenshots.actOnFx(() -> window.workbench().replayOrPause());
        Screenshots.await(() -> window.replay().isOpen());
        TimeUnit.MILLISECONDS.sleep(2_500);
        Screenshots.actOnFx(() -> window.replay().step());
        shots.take("replaying");
        Screenshots.actOnFx(() -> window.replay().leave());
    }

    /** A run by hand, in which processes talk by all there is to talk by; as a picture, and as its table. */
    private void showTalk() throws Exception {
        Screenshots.actOnFx(() -> window.workbench().runs().show(GoldenTalk.saved()));
        TimeUnit.MILLISECONDS.sleep(800);
        Screenshots.actOnFx(() -> window.workbench().selection().selectEvent(9));
        shots.take("talking");
        Screenshots.actOnFx(() -> {
            window.workbench().layout().show(Panel.TALK);
            window.workbench().layout().show(Panel.WORKERS);
            window.workbench().layout().show(Panel.EVENTS);
        });
        shots.take("talk-table");
    }

    private void takeRunning(String state) throws Exception {
        shots.takeLive(state, DESCENDING, this::isHalfway, () -> window.workbench()
                .selection()
                .selectTaskel(4));
    }

    private boolean isHalfway() {
        return shots.trace().state() == RunState.RUNNING
                && shots.trace().taskels().completedCount() >= 3;
    }

    private static void speak(Language language) throws Exception {
        Screenshots.actOnFx(() -> Words.speak(language));
    }
}
