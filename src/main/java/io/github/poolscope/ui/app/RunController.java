package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Stage;

/** Starts and stops the runs of the window and reports the outcome in the window. FX thread only. */
final class RunController {
    /** A run older than this is stopped only after a question. */
    private static final long WORTH_ASKING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final MainWindow window;
    private final Stage stage;
    private final RunStarts starts;

    RunController(MainWindow window, Stage stage, Session session) {
        this.window = window;
        this.stage = stage;
        starts = new RunStarts(session);
    }

    /**
     * Starts a plan. Calls {@code begun} once the run has started, before it is shown, or {@code refused} if it could
     * not start.
     */
    void start(Plan plan, Consumer<LiveRun> begun, Consumer<String> refused) {
        window.files().cancelReading();
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

    /** Starts a plan without callbacks. */
    void start(Plan plan) {
        start(plan, begun -> {}, why -> {});
    }

    /** Runs a plan that a notice suggests instead of the plan in the form or the lesson; the form shows it too. */
    void startSuggested(Plan plan) {
        if (!window.shownRun().isRunning()) {
            window.lessons().setAside();
            window.showPlan(plan);
            window.uncover();
            start(plan);
        }
    }

    /** Stops the run; asks first if it has been running for a while. */
    void stop() {
        if (!window.shownRun().isOlderThan(WORTH_ASKING_NANOS) || Confirmation.STOP.agreed(stage)) {
            window.shownRun().stop();
        }
    }
}
