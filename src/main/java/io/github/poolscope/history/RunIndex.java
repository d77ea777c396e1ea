package io.github.poolscope.history;

import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunFolder.Found;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the runs of a history, as long as the size and the time of their files stay the same; kept in a file
 * beside them for the next time. Nothing depends on that file: without it, runs are read again. Thread-safe.
 */
public final class RunIndex {
    /** So many new runs are written at once: what was read is not lost if the program is ended. */
    private static final int BATCH = 200;

    private final RunFolder folder;
    private final IndexFile file;
    private final Map<Found, KeptRun> runs = new ConcurrentHashMap<>();
    /** Read since the last writing. Guarded by itself. */
    private final Map<Found, KeptRun> unwritten = new LinkedHashMap<>();

    private boolean loaded;

    /** Creates an index of which nothing was read yet. */
    public RunIndex(RunFolder folder) {
        this.folder = folder;
        file = new IndexFile(folder);
    }

    /** Reads the file of the index, at the first call. Blocks for some tenths of a second with ten thousand runs. */
    public synchronized void load() {
        if (!loaded) {
            runs.putAll(file.read());
            loaded = true;
        }
    }

    /** Forgets the runs that are not among these, here and in the file. */
    public void retain(List<Found> files) {
        Set<Found> kept = new HashSet<>(files);
        Set<Found> gone = new HashSet<>(runs.keySet());
        gone.removeAll(kept);
        if (!gone.isEmpty()) {
            runs.keySet().removeAll(gone);
            file.remove(gone);
        }
    }

    /** Returns what is known of the run in a file. */
    public Optional<KeptRun> find(Found found) {
        return Optional.ofNullable(runs.get(found));
    }

    /** Reads a run's file. Neither a run that goes on nor a file that could not be read is kept. */
    public KeptRun read(Found found) {
        KeptRun run = KeptRun.of(found.file());
        if (run.isFinal()) {
            runs.put(found, run);
            boolean many;
            synchronized (unwritten) {
                unwritten.put(found, run);
                many = unwritten.size() >= BATCH;
            }
            if (many) {
                write();
            }
        }
        return run;
    }

    /** Writes what was read to the file of the index. */
    public void write() {
        Map<Found, KeptRun> next;
        synchronized (unwritten) {
            next = new LinkedHashMap<>(unwritten);
            unwritten.clear();
        }
        if (!next.isEmpty()) {
            file.put(next);
        }
    }

    /**
     * Returns all runs of the history, the latest first; a file that can't be read is a run with the reason. Reads all
     * files that the index does not know.
     *
     * @throws RunFileException if the folder exists and can't be read
     */
    public List<KeptRun> list() throws RunFileException {
        List<Found> files = folder.files();
        if (files.isEmpty()) {
            return List.of();
        }
        load();
        retain(files);
        List<KeptRun> all = files.parallelStream()
                .map(found -> find(found).orElseGet(() -> read(found)))
                .sorted(KeptRun.NEWEST_FIRST)
                .toList();
        write();
        return all;
    }
}
