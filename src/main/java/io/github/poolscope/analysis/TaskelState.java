package io.github.poolscope.analysis;

import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** How a taskel stands, in a word. */
public final class TaskelState {
    private TaskelState() {}

    /** What became of it, or that it runs. */
    public static Phrase of(Taskels taskels, int index) {
        return of(taskels.outcome(index), taskels.started(index) != Trace.NEVER);
    }

    /** What that outcome is called; of a taskel that has begun and has none, that it runs. */
    public static Phrase of(Outcome outcome, boolean begun) {
        boolean running = outcome == Outcome.PENDING && begun;
        return Phrase.of(
                "analysis.state." + (running ? "running" : outcome.name().toLowerCase(Locale.ROOT)));
    }
}
