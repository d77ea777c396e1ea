package io.github.poolscope.ui.history;

import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;

/**
 * The runs of the history, found and sorted. They are read in the background while they are shown, the latest first, and
 * again when their files change. FX thread only, which may be any one thread in a test.
 */
final class HistoryModel {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final RunFolder folder;
    private final Executor background;
    private final Executor screen;
    private final long pauseNanos;
    private final EntryCache cache = new EntryCache();
    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final FilteredList<HistoryRow> found = new FilteredList<>(rows);
    private final SortedList<HistoryRow> sorted = new SortedList<>(found, HistoryColumn.WHEN.order(true));
    private final List<Runnable> listeners = new ArrayList<>();
    private HistoryReading reading = HistoryReading.ended();
    private boolean busy;
    private String search = "";
    private int files;
    private Optional<Phrase> problem = Optional.empty();

    /**
     * Creates a model without runs.
     *
     * @param background runs a reading, which may block for long
     * @param screen runs work on the FX thread, later
     */
    HistoryModel(RunFolder folder, Executor background, Executor screen) {
        this(folder, background, screen, PAUSE_NANOS);
    }

    /** Creates a model that looks for changes after {@code pauseNanos} nanoseconds. */
    HistoryModel(RunFolder folder, Executor background, Executor screen, long pauseNanos) {
        this.folder = folder;
        this.background = background;
        this.screen = screen;
        this.pauseNanos = pauseNanos;
    }

    /** Calls {@code listener} after each change of anything but the order. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Returns the rows that match the search, in the order of the sort. */
    ObservableList<HistoryRow> shown() {
        return sorted;
    }

    /** Returns how many runs have been read. */
    int read() {
        return rows.size();
    }

    /** Returns how many files there are, as far as they have been counted. */
    int files() {
        return Math.max(files, rows.size());
    }

    /** Returns whether not all files have been read. */
    boolean isReading() {
        return busy;
    }

    /** Returns why the folder can't be read; empty if it can. */
    Optional<Phrase> problem() {
        return problem;
    }

    String search() {
        return search;
    }

    /** Shows only the rows in which each word of {@code text} occurs, in whatever column. */
    void search(String text) {
        search = text.strip();
        List<String> words = Stream.of(search.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        found.setPredicate(words.isEmpty() ? null : row -> row.matches(words));
        changed();
    }

    void sort(Comparator<HistoryRow> order) {
        sorted.setComparator(order);
    }

    /**
     * Reads the history, and follows its changes until {@link #cancel}; files that have not changed since the last time
     * are not read again.
     */
    void load() {
        reading.cancel();
        HistoryReading next = new HistoryReading(folder);
        reading = next;
        busy = true;
        files = 0;
        problem = Optional.empty();
        background.execute(() -> read(next));
        changed();
    }

    /** Ends the reading; what was read stays. */
    void cancel() {
        reading.cancel();
        busy = false;
    }

    /** Background. */
    private void read(HistoryReading now) {
        Rows shown = new Rows(now);
        try {
            now.read(cache, shown);
        } catch (RunFileException e) {
            shown.failed(e.why());
            return;
        }
        now.follow(cache, pauseNanos, shown);
    }

    /** Shows what a reading reads, on the FX thread. */
    private final class Rows implements HistoryReading.Listener {
        private final HistoryReading of;

        private Rows(HistoryReading of) {
            this.of = of;
        }

        private void post(Runnable change) {
            screen.execute(() -> {
                if (!of.isCancelled()) {
                    change.run();
                    HistoryModel.this.changed();
                }
            });
        }

        @Override
        public void began(int count, List<RunEntry> known) {
            post(() -> {
                files = count;
                Map<Path, HistoryRow> before = new HashMap<>();
                rows.forEach(row -> before.put(row.file(), row));
                rows.setAll(known.stream().map(entry -> row(entry, before)).toList());
            });
        }

        @Override
        public void read(List<RunEntry> more) {
            post(() -> rows.addAll(more.stream().map(HistoryRow::new).toList()));
        }

        @Override
        public void ended() {
            post(() -> busy = false);
        }

        @Override
        public void changed(List<RunEntry> others, Set<Path> gone) {
            post(() -> {
                Map<Path, HistoryRow> added = new LinkedHashMap<>();
                others.forEach(entry -> added.put(entry.file(), new HistoryRow(entry)));
                rows.removeIf(row -> gone.contains(row.file()));
                for (int i = 0; i < rows.size() && !added.isEmpty(); i++) {
                    HistoryRow other = added.remove(rows.get(i).file());
                    if (other != null) {
                        rows.set(i, other);
                    }
                }
                rows.addAll(added.values());
                files = rows.size();
            });
        }

        private void failed(Phrase why) {
            post(() -> {
                busy = false;
                problem = Optional.of(why);
                rows.clear();
            });
        }
    }

    @SuppressWarnings("ReferenceEquality") // The cache returns the same entry as long as the file does not change.
    private static HistoryRow row(RunEntry entry, Map<Path, HistoryRow> known) {
        HistoryRow row = known.get(entry.file());
        return row != null && row.entry() == entry && row.isCurrent() ? row : new HistoryRow(entry);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
