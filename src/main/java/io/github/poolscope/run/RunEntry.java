package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * An entry of the history.
 *
 * @param file the run file
 * @param at when the run began; if the file can't be read, when it was last modified
 * @param summary the plan and the outcome; empty if the file can't be read
 * @param problem why the file can't be read, in one sentence; empty if it can
 */
public record RunEntry(Path file, Instant at, Optional<RunSummary> summary, Optional<Phrase> problem) {
    /** By the instant, which is independent of changes of local time; the later file name first if equal. */
    public static final Comparator<RunEntry> NEWEST_FIRST =
            Comparator.comparing(RunEntry::at).thenComparing(RunEntry::file).reversed();

    /** Returns the entry of a file, whatever it contains. */
    public static RunEntry of(Path file) {
        try {
            RunSummary summary = SummaryReader.read(file);
            return new RunEntry(file, summary.began(), Optional.of(summary), Optional.empty());
        } catch (RunFileException e) {
            // A run that begins has an empty file for a moment.
            boolean begins = SavePlace.writing(file) != RunWriting.NONE;
            return broken(file, begins ? Phrase.of("run.file.begins", file) : e.why());
        } catch (RuntimeException e) {
            // A damaged file must not hide the other files of the history.
            return broken(file, Phrase.of("run.file.damaged", file, e.toString()));
        }
    }

    private static RunEntry broken(Path file, Phrase why) {
        Instant written;
        try {
            written = Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            written = Instant.EPOCH;
        }
        return new RunEntry(file, written, Optional.empty(), Optional.of(why));
    }
}
