package io.github.poolscope.ui.history;

import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunFolder.Found;
import io.github.poolscope.run.RunWriting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history and then follows its changes, on one thread, until it is cancelled. Only {@link #cancel} and {@link
 * #isCancelled} are for other threads.
 */
final class HistoryReading {
    /** How often rows are shown while more are read. */
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    /** By how much longer the pause between two looks at the folder is than a look. */
    private static final int PAUSES_A_LOOK = 20;

    /** The problem of a file that another program holds. */
    private static final String HELD = "run.file.busy";

    private final RunFolder folder;
    private final long intervalNanos;
    private final Map<Path, Found> files = new LinkedHashMap<>();
    private final Map<Path, RunEntry> entries = new HashMap<>();
    private volatile boolean cancelled;

    HistoryReading(RunFolder folder) {
        this(folder, INTERVAL_NANOS);
    }

    /** Creates a reading that shows what was read after {@code intervalNanos} nanoseconds at the soonest. */
    HistoryReading(RunFolder folder, long intervalNanos) {
        this.folder = folder;
        this.intervalNanos = intervalNanos;
    }

    /** Returns a reading that is over. */
    static HistoryReading ended() {
        HistoryReading none = new HistoryReading(new RunFolder(Path.of("")));
        none.cancel();
        return none;
    }

    boolean isCancelled() {
        return cancelled;
    }

    synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** Receives what was read, on the reading thread. */
    interface Listener {
        /** The number of files is known, and these entries, as their files have not changed since the last reading. */
        void began(int files, List<RunEntry> known);

        void read(List<RunEntry> more);

        /** All files have been read. */
        void ended();

        /** Files have changed since: their new entries, and the files that are gone. */
        void changed(List<RunEntry> others, Set<Path> gone);
    }

    /**
     * Reads all files, the last modified first.
     *
     * @param cache the entries that need not be read again
     * @throws RunFileException if the folder can't be read
     */
    void read(EntryCache cache, Listener listener) throws RunFileException {
        List<Found> all = folder.files();
        cache.retain(all);
        List<Found> others = new ArrayList<>();
        for (Found file : all) {
            files.put(file.file(), file);
            cache.find(file).ifPresentOrElse(entry -> entries.put(file.file(), entry), () -> others.add(file));
        }
        listener.began(all.size(), List.copyOf(entries.values()));
        List<RunEntry> batch = new ArrayList<>();
        long shown = System.nanoTime();
        for (Found file : others) {
            if (cancelled) {
                return;
            }
            RunEntry entry = cache.read(file);
            entries.put(file.file(), entry);
            batch.add(entry);
            if (System.nanoTime() - shown >= intervalNanos) {
                listener.read(batch);
                batch = new ArrayList<>();
                shown = System.nanoTime();
            }
        }
        listener.read(batch);
        listener.ended();
    }

    /**
     * Looks at the folder again and again, and reads what has changed.
     *
     * @param pauseNanos the least time between two looks
     */
    void follow(EntryCache cache, long pauseNanos, Listener listener) {
        long pause = pauseNanos;
        while (pausedFor(pause)) {
            long from = System.nanoTime();
            try {
                look(cache, listener::changed);
            } catch (RunFileException e) {
                continue; // It could be read before: it may be back at the next look.
            }
            pause = Math.max(pauseNanos, PAUSES_A_LOOK * (System.nanoTime() - from));
        }
    }

    private interface Changes {
        void tell(List<RunEntry> others, Set<Path> gone);
    }

    private void look(EntryCache cache, Changes changes) throws RunFileException {
        List<RunEntry> others = new ArrayList<>();
        Set<Path> gone = new HashSet<>(files.keySet());
        for (Found file : folder.files()) {
            gone.remove(file.file());
            boolean same = Objects.equals(files.put(file.file(), file), file);
            if (cancelled || (same && !mayChange(entries.get(file.file())))) {
                continue;
            }
            RunEntry entry = cache.read(file);
            if (!entry.equals(entries.put(file.file(), entry))) {
                others.add(entry);
            }
        }
        files.keySet().removeAll(gone);
        entries.keySet().removeAll(gone);
        if (!others.isEmpty() || !gone.isEmpty()) {
            changes.tell(others, gone);
        }
    }

    /**
     * Returns whether an entry may change while its file does not: its program may be killed, or another may release
     * it.
     */
    private static boolean mayChange(@Nullable RunEntry entry) {
        return entry != null
                && (entry.summary()
                                .filter(run -> run.writing() != RunWriting.NONE)
                                .isPresent()
                        || entry.problem().filter(why -> why.key().equals(HELD)).isPresent());
    }

    /** Returns false if it was cancelled. */
    private synchronized boolean pausedFor(long nanos) {
        long end = System.nanoTime() + nanos;
        while (!cancelled) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return true;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                return false;
            }
        }
        return false;
    }
}
