package io.github.poolscope.analysis;

import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** Describes the state of a taskel in a word. */
public final class TaskelState {
    private TaskelState() {}

    /** Returns its outcome, or that it is running. */
    public static Phrase of(Taskels taskels, int index) {
        return of(taskels.outcome(index), taskels.started(index) != Trace.NEVER);
    }

    /** Returns the name of an outcome; for a taskel that has begun and has none, that it is running. */
    public static Phrase of(Outcome outcome, boolean begun) {
        boolean running = outcome == Outcome.PENDING && begun;
        return Phrase.of(
                "analysis.state." + (running ? "running" : outcome.name().toLowerCase(Locale.ROOT)));
    }
}
