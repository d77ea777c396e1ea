package io.github.poolscope.ui.workbench;

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
 * Starts runs, each on its own thread: reading the items or the user's code may take any time, and any error there is
 * reported as a run that could not start. FX thread only.
 */
final class RunStarts {
    /** Starts a run; may block. */
    interface Starter {
        LiveRun start(Plan plan, String partOf) throws IOException;
    }

    private final Starter starter;
    /** The start that is awaited; null if none. */
    private @Nullable Start awaited;

    /** A start and its callbacks. */
    private record Start(Consumer<LiveRun> begun, Consumer<String> refused) {}

    RunStarts(Session session) {
        this((plan, partOf) -> session.start(session.prepare(plan).partOf(partOf)));
    }

    RunStarts(Starter starter) {
        this.starter = starter;
    }

    /**
     * Starts a plan.
     *
     * @param partOf what the run belongs to, see {@link Session.Ready#partOf}
     * @param begun receives the run
     * @param refused receives the reason why there is none, in one sentence
     */
    void start(Plan plan, String partOf, Consumer<LiveRun> begun, Consumer<String> refused) {
        Start start = new Start(begun, refused);
        awaited = start;
        Background.apart("run start", () -> {
            try {
                LiveRun run = starter.start(plan, partOf);
                FxThread.later(() -> began(start, run));
            } catch (IOException | RuntimeException | Error e) {
                FxThread.later(() -> broke(start, Words.text("trouble.not-started", Words.why(e))));
            }
        });
    }

    /** Abandons the requested run: if it starts after all, it is stopped. */
    void giveUp() {
        Start start = awaited;
        if (start != null) {
            broke(start, Words.text("trouble.stopped-early"));
        }
    }

    @SuppressWarnings("ReferenceEquality") // Identity shows whether this is the awaited start.
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
