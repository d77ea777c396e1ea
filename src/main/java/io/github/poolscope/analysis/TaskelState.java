package io.github.poolscope.analysis;

import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** Describes the state of a taskel in a word. */
public final class TaskelState {
    private TaskelState() {}

    /** Returns its outcome, or that it is running, or has ended and its outcome is not known yet. */
    public static Phrase of(Taskels taskels, int index) {
        Outcome outcome = taskels.outcome(index);
        boolean running = taskels.ended(index) == Trace.NEVER;
        return taskels.started(index) == Trace.NEVER ? of(outcome) : ofBegun(outcome, running);
    }

    /** Returns the name of an outcome. */
    public static Phrase of(Outcome outcome) {
        return Phrase.of("analysis.state." + outcome.name().toLowerCase(Locale.ROOT));
    }

    /** Returns the name of the outcome of a taskel that has begun; if there is none, whether it runs or has ended. */
    public static Phrase ofBegun(Outcome outcome, boolean running) {
        return outcome == Outcome.PENDING
                ? Phrase.of(running ? "analysis.state.running" : "analysis.state.ended")
                : of(outcome);
    }
}
