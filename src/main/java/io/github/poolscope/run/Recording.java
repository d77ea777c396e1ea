package io.github.poolscope.run;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.Optional;

/** A run, live or finished, as its readers see it. */
public interface Recording {
    RunHeader header();

    /** Returns its trace, which grows while the run is live. */
    Trace trace();

    /** Returns the length of the whole run in nanoseconds; {@link Trace#NEVER} if it is not known yet. */
    default long length() {
        return trace().state().isOver() ? trace().now() : Trace.NEVER;
    }

    /** Returns the file in which the run is saved. */
    Path file();

    /** Returns what was there when the run was made, as far as it is known. */
    default About about() {
        return About.UNKNOWN;
    }

    /** Returns why the file is incomplete, in one sentence; empty if there is no problem so far. */
    default Optional<Phrase> saveProblem() {
        return Optional.empty();
    }
}
