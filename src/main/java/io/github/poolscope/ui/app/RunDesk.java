package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Stage;

/** Starts and stops the runs of the window; whatever asks for one, the window tells how it went. FX thread only. */
final class RunDesk {
    /** From this age on, a run is worth a question before it is stopped. */
    private static final long WORTH_ASKING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final MainWindow window;
    private final Stage stage;
    private final RunStarts starts;

    RunDesk(MainWindow window, Stage stage, Session session) {
        this.window = window;
        this.stage = stage;
        starts = new RunStarts(session);
    }

    /** Starts a plan; one of the two is told once it has begun, before it is shown, or was refused. */
    void start(Plan plan, Consumer<LiveRun> begun, Consumer<String> refused) {
        window.files().overtake();
        Supplier<String> before = window.heading().title();
        window.heading().entitle(() -> RunWords.title(plan));
        window.shownRun().awaitStart(starts::giveUp);
        starts.start(
                plan,
                run -> {
                    begun.accept(run);
                    window.shownRun().started(run);
                },
                why -> {
                    window.heading().entitle(before);
                    window.shownRun().notStarted(why);
                    refused.accept(why);
                });
    }

    /** Starts a plan of which nothing else needs to be told how it went. */
    void start(Plan plan) {
        start(plan, begun -> {}, why -> {});
    }

    /** Runs a plan that a notice suggests, in place of what the form and a lesson say; the form shows it too. */
    void startSuggested(Plan plan) {
        if (!window.shownRun().isRunning()) {
            window.lessons().setAside();
            window.showPlan(plan);
            window.uncover();
            start(plan);
        }
    }

    /** Stops the run; one that has gone on for a while only if that is meant. */
    void stop() {
        if (!window.shownRun().isOlderThan(WORTH_ASKING_NANOS) || Confirmation.STOP.agreed(stage)) {
            window.shownRun().stop();
        }
    }
}
