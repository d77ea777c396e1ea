package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts runs, each on a thread of its own: reading the items, or the user's own code, may take any time, and what breaks
 * there, whatever it is, is told as a run that was not started. FX thread only.
 */
final class RunStarts {
    /** What starts a run; may take its time. */
    interface Starter {
        LiveRun start(Plan plan) throws IOException;
    }

    private final Starter starter;
    /** The start that is waited for. */
    private @Nullable Start awaited;

    /** A start, and who wants to know of it. */
    private record Start(Consumer<LiveRun> begun, Consumer<String> refused) {}

    RunStarts(Session session) {
        this(session::start);
    }

    RunStarts(Starter starter) {
        this.starter = starter;
    }

    /**
     * Starts a plan.
     *
     * @param begun is given the run
     * @param refused is told why there is none, in one sentence
     */
    void start(Plan plan, Consumer<LiveRun> begun, Consumer<String> refused) {
        Start start = new Start(begun, refused);
        awaited = start;
        Background.apart("run start", () -> {
            try {
                LiveRun run = starter.start(plan);
                FxThread.later(() -> began(start, run));
            } catch (IOException | RuntimeException | Error e) {
                FxThread.later(() -> broke(start, Words.text("trouble.not-started", Words.why(e))));
            }
        });
    }

    /** Waits no longer for the run that was asked for: should it begin after all, it is stopped. */
    void giveUp() {
        Start start = awaited;
        if (start != null) {
            broke(start, Words.text("trouble.given-up"));
        }
    }

    @SuppressWarnings("ReferenceEquality") // Whether it is the very start that is waited for.
    private void began(Start start, LiveRun run) {
        if (awaited == start) {
            awaited = null;
            start.begun().accept(run);
        } else {
            run.stop();
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private void broke(Start start, String why) {
        if (awaited == start) {
            awaited = null;
            start.refused().accept(why);
        }
    }
}
