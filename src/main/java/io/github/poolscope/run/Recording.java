package io.github.poolscope.run;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.Optional;

/** A run that goes on, or one that is over, as its readers see it. */
public interface Recording {
    RunHeader header();

    /** What happened; grows while the run goes on. */
    Trace trace();

    /** How long the whole run is, in nanoseconds; {@link Trace#NEVER} while nobody knows. */
    default long length() {
        return trace().state().isOver() ? trace().now() : Trace.NEVER;
    }

    /** Where the run is saved. */
    Path file();

    /** Why the file is not complete, in one sentence; empty if all went well so far. */
    default Optional<Phrase> saveProblem() {
        return Optional.empty();
    }
}
