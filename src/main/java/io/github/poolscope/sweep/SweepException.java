package io.github.poolscope.sweep;

import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** A run of a sweep did not complete, so that its time can't be compared. */
public final class SweepException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    SweepException(Candidate candidate, RunState how) {
        this(Phrase.of("sweep.problem.run", candidate.key(), how.name().toLowerCase(Locale.ROOT)));
    }

    private SweepException(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    @Override
    public Phrase why() {
        return why;
    }
}
