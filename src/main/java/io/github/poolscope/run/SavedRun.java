package io.github.poolscope.run;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;
import java.nio.file.Path;

/**
 * A run that was read from its file; its trace does not change.
 *
 * @param writing which program was still running it when it was read; its trace then ends as one that was interrupted
 * @param about what was there when it was made
 */
public record SavedRun(RunHeader header, Trace trace, Path file, RunWriting writing, About about) implements Recording {
    /** Creates a run that no program was running any more. */
    public SavedRun(RunHeader header, Trace trace, Path file) {
        this(header, trace, file, RunWriting.NONE, About.UNKNOWN);
    }

    /** Returns whether the run went on when it was read, so that its file has more to come. */
    public boolean goesOn() {
        return writing != RunWriting.NONE;
    }
}
