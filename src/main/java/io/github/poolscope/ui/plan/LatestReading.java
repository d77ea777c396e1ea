package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.PlanException;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.words.Phrase;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads a file that the user names on a thread of its own, since that may take any time, and passes on the result of the
 * latest request only. FX thread only.
 */
final class LatestReading {
    private final String thread;
    private int requests;

    LatestReading(String thread) {
        this.thread = thread;
    }

    /** Reads with {@code work}; on the FX thread, passes the result to {@code show}, or what was wrong to {@code tell}. */
    <T> void read(Supplier<T> work, Consumer<T> show, Consumer<Phrase> tell) {
        requests++;
        int request = requests;
        Background.apart(thread, () -> {
            try {
                T result = work.get();
                later(request, () -> show.accept(result));
            } catch (PlanException e) {
                later(request, () -> tell.accept(e.why()));
            }
        });
    }

    /** Discards the result of a request that is not finished yet. */
    void forget() {
        requests++;
    }

    private void later(int request, Runnable work) {
        FxThread.later(() -> {
            if (request == requests) {
                work.run();
            }
        });
    }
}
