package io.github.poolscope.history;

import io.github.poolscope.run.About;
import io.github.poolscope.run.Labels;
import io.github.poolscope.run.RunDetails;
import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunSummary;
import io.github.poolscope.run.RunWriting;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * A run of the history.
 *
 * @param entry the file, and its summary or why it can't be read
 * @param details what is shown besides; nothing of a file that can't be read
 */
public record KeptRun(RunEntry entry, RunDetails details) {
    /** By when the run began; the later file name first if equal. */
    public static final Comparator<KeptRun> NEWEST_FIRST = Comparator.comparing(KeptRun::entry, RunEntry.NEWEST_FIRST);

    /** Reads the run of a file, whatever the file contains. */
    public static KeptRun of(Path file) {
        RunEntry entry = RunEntry.of(file);
        if (entry.summary().isEmpty()) {
            return new KeptRun(entry, RunDetails.NONE);
        }
        try {
            return new KeptRun(entry, RunDetails.read(file));
        } catch (RunFileException e) {
            // It was changed between the two looks, or damaged where the summary does not look.
            return new KeptRun(entry, RunDetails.NONE);
        }
    }

    public Path file() {
        return entry.file();
    }

    public Optional<RunSummary> summary() {
        return entry.summary();
    }

    public Labels labels() {
        return details.labels();
    }

    public About about() {
        return details.about();
    }

    /** Returns whether the run is over and was read, so that it is the same as long as its file is. */
    boolean isFinal() {
        return summary().filter(run -> run.writing() == RunWriting.NONE).isPresent();
    }
}
