package io.github.poolscope.ui.history;

import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunWriting;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The entries of files that were read, as long as size and time of the file stay the same. Any thread. */
final class EntryCache {
    private final Map<RunFolder.Found, RunEntry> entries = new ConcurrentHashMap<>();

    /** Forgets the files that are not among these. */
    void retain(List<RunFolder.Found> files) {
        entries.keySet().retainAll(new HashSet<>(files));
    }

    Optional<RunEntry> find(RunFolder.Found file) {
        return Optional.ofNullable(entries.get(file));
    }

    /** Reads a file. Neither a run that goes on nor a file that could not be read is kept. */
    RunEntry read(RunFolder.Found file) {
        RunEntry entry = RunEntry.of(file.file());
        if (entry.summary().filter(run -> run.writing() == RunWriting.NONE).isPresent()) {
            entries.put(file, entry);
        }
        return entry;
    }
}
