package io.github.poolscope.eventlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * Reads the event log of a program, from its folder or from a file, while the program runs or later.
 *
 * <p>Call {@link #read()} some 20 times a second, always on the same thread. Nothing in the folder makes it throw: what
 * can't be read is left out, and told by an event of kind {@link EventKind#NOTE}. It reads no links, and needs memory
 * for one round and for the texts used last.
 */
public final class LogReader implements AutoCloseable {
    /** What is read in one round, in bytes: slots become events of twice the size. */
    private static final long MOST_OF_ROUND = 16L << 20;
    /** What is read of one process in one round, so that none waits for long. */
    private static final long MOST_OF_PROCESS = 4L << 20;
    /** The processes of which it knows; the ones seen first are forgotten. */
    private static final int MOST_PROCESSES = 50_000;
    /** While there are more, files are closed after each round. */
    private static final int MOST_OPEN = 256;
    /** An event that is later than this, in nanoseconds, has another clock. */
    private static final long SAME_CLOCK = 1_000_000_000L;

    private final Listing listing;
    private final LongSupplier clock;
    private final LongPredicate lives;
    private final TextStore texts = new TextStore();
    private final Map<String, LogProcess> processes = new LinkedHashMap<>();
    private final Map<String, ProcessSegments> active = new HashMap<>();
    /** In the order in which they are read. */
    private final List<ProcessSegments> turns = new ArrayList<>();

    private final Batch batch = new Batch();
    private List<Event> held = List.of();
    private int processCount;
    private long lostByForgotten;
    private boolean expectsEnd;
    private boolean isClosed;
    private long completeUntil;

    /** Creates a reader of a folder, which need not exist yet, or of a file that has the log of one process. */
    public LogReader(Path log) {
        this(log, System::nanoTime, pid -> ProcessHandle.of(pid).isPresent());
    }

    /**
     * Creates a reader with its own idea of time and of processes.
     *
     * @param clock returns the time in nanoseconds, as {@link System#nanoTime()}
     * @param lives returns whether a process with a PID exists
     */
    public LogReader(Path log, LongSupplier clock, LongPredicate lives) {
        listing = Files.isRegularFile(log) ? new FileListing(real(log)) : new FolderListing(log);
        this.clock = clock;
        this.lives = lives;
    }

    /**
     * Returns the events that are new since the last call, each once and in order of time; those of different processes
     * also, as long as the reader keeps up. An event of kind {@link EventKind#TASKELS} comes again, with more words,
     * while the chunk runs. Never throws.
     */
    public List<Event> read() {
        if (isClosed) {
            return List.of();
        }
        batch.begin(clock.getAsLong());
        listing.list((name, file) -> segmentsOf(name).add(name, file));
        long left = MOST_OF_ROUND;
        int read = 0;
        boolean isComplete = true;
        while (read < turns.size() && left > 0) {
            long limit = Math.min(left, MOST_OF_PROCESS);
            batch.limit(limit);
            turns.get(read).read(batch, lives, expectsEnd);
            left -= limit - batch.left();
            isComplete &= !batch.isFull();
            read++;
        }
        if (isComplete && read == turns.size()) {
            completeUntil = batch.now();
        }
        Collections.rotate(turns, -read % Math.max(1, turns.size()));
        forgetDone();
        return inOrder();
    }

    /**
     * Returns the beginning of the latest round that left nothing to the next one, in nanoseconds of {@link
     * System#nanoTime()}: what was written before was read. 0 if there was none.
     */
    public long completeUntil() {
        return completeUntil;
    }

    private ProcessSegments segmentsOf(SegmentName name) {
        ProcessSegments segments = active.get(name.process());
        if (segments == null) {
            segments = new ProcessSegments(process(name), batch.now());
            active.put(name.process(), segments);
            turns.add(segments);
        }
        return segments;
    }

    private LogProcess process(SegmentName name) {
        LogProcess process = processes.get(name.process());
        if (process == null) {
            if (processes.size() == MOST_PROCESSES) {
                String first = processes.keySet().iterator().next();
                LogProcess forgotten = processes.remove(first);
                lostByForgotten += forgotten == null ? 0 : forgotten.lost();
            }
            process = new LogProcess(texts, processCount++, name.pid());
            processes.put(name.process(), process);
        }
        return process;
    }

    private void forgetDone() {
        active.values().removeIf(ProcessSegments::isDone);
        turns.removeIf(ProcessSegments::isDone);
        int open = 0;
        for (ProcessSegments segments : turns) {
            open += segments.open();
        }
        if (open > MOST_OPEN) {
            turns.forEach(ProcessSegments::closeFiles);
        }
    }

    /**
     * Returns what was read, but for events that are later than the beginning of the round, if there are any others: what
     * caused them may be in a file that was read before.
     */
    private List<Event> inOrder() {
        List<Event> all = new ArrayList<>(held);
        all.addAll(batch.events());
        all.sort(Comparator.comparingLong(Event::time));
        int end = all.size();
        if (!batch.events().isEmpty()) {
            while (end > 0 && isLater(all.get(end - 1))) {
                end--;
            }
        }
        List<Event> later = all.subList(end, all.size());
        held = List.copyOf(later);
        later.clear();
        return all;
    }

    private boolean isLater(Event event) {
        long later = event.time() - batch.now();
        return later > 0 && later < SAME_CLOCK;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException | SecurityException e) {
            return file;
        }
    }

    /** Says that the program has ended, as far as is known: each reading finds out which processes still live. */
    public void expectEnd() {
        expectsEnd = true;
    }

    /**
     * Returns whether all processes that have written have ended, and all that they have written was read. False before
     * any has written.
     */
    public boolean isDone() {
        return turns.isEmpty() && held.isEmpty() && !processes.isEmpty();
    }

    /** Returns how many events the processes could not write, as far as they have said so. */
    public long lost() {
        long lost = lostByForgotten;
        for (LogProcess process : processes.values()) {
            lost += process.lost();
        }
        return lost;
    }

    /** Returns the processes that have written, in the order in which they were found. */
    public Collection<LogProcess> processes() {
        return Collections.unmodifiableCollection(processes.values());
    }

    /** Removes the files of the folder that it has read, and reads no more. A file that is a whole log stays. */
    @Override
    public void close() {
        isClosed = true;
        turns.forEach(ProcessSegments::delete);
        turns.clear();
        active.clear();
    }
}
