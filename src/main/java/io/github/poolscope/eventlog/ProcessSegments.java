package io.github.poolscope.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** The segments of one process that are not read whole. */
final class ProcessSegments {
    /** How often a process that writes nothing is looked after, in nanoseconds. */
    private static final long LOOK_AFTER = 1_000_000_000L;

    private final LogProcess process;
    /** Segments that were found and not opened, since an earlier one was not found yet. */
    private final TreeMap<Long, Segment> found = new TreeMap<>();

    private final List<EventSegment> events = new ArrayList<>();
    private final List<TaskelSegment> taskels = new ArrayList<>();

    private long nextNumber;
    private long lastOfEarlierRound = -1;
    private long lookedAfter;
    private boolean hasEnded;

    ProcessSegments(LogProcess process, long nanoTime) {
        this.process = process;
        lookedAfter = nanoTime - LOOK_AFTER;
    }

    LogProcess process() {
        return process;
    }

    /** Adds a segment that was found in the folder. */
    void add(SegmentName name, SegmentFile file) {
        found.put(
                name.number(),
                name.taskels()
                        ? new TaskelSegment(file, process, name.number())
                        : new EventSegment(file, process, name.number()));
    }

    /** Returns whether the process has ended and all of its segments are read. */
    boolean isDone() {
        return hasEnded && found.isEmpty() && events.isEmpty() && taskels.isEmpty();
    }

    /**
     * Reads what is new.
     *
     * @param mayEnd whether to look at once whether the process lives
     */
    void read(Batch batch, LongPredicate lives, boolean mayEnd) {
        admit();
        boolean mayHaveMore = !found.isEmpty();
        int before = batch.events().size();
        readEvents(batch, mayHaveMore);
        readTaskels(batch, mayHaveMore);
        boolean isSilent = batch.events().size() == before;
        if (!hasEnded && isSilent && (mayEnd || batch.now() - lookedAfter >= LOOK_AFTER)) {
            lookedAfter = batch.now();
            hasEnded = !lives.test(process.pid()); // What it has written until then is read in the next round.
        }
    }

    /** Begins to read segments. One may have been overlooked while the folder was listed: its turn is the next round. */
    private void admit() {
        while (!found.isEmpty()) {
            long number = found.firstKey();
            if (number > nextNumber && number > lastOfEarlierRound) {
                break;
            }
            nextNumber = Math.max(nextNumber, number + 1);
            Segment segment = found.pollFirstEntry().getValue();
            if (segment instanceof EventSegment it) {
                insert(events, it);
            } else if (segment instanceof TaskelSegment it) {
                insert(taskels, it);
            }
        }
        lastOfEarlierRound = found.isEmpty() ? -1 : found.lastKey();
    }

    private static <S extends Segment> void insert(List<S> into, S segment) {
        int at = into.size();
        while (at > 0 && into.get(at - 1).number() > segment.number()) {
            at--;
        }
        into.add(at, segment);
    }

    private void readEvents(Batch batch, boolean mayHaveMore) {
        while (!events.isEmpty()) {
            EventSegment segment = events.get(0);
            boolean hasLater = events.size() > 1 && events.get(1).isInUse(batch);
            Segment.State state = segment.read(batch, hasLater, hasEnded && !mayHaveMore);
            if (state != Segment.State.WHOLE || !(hasLater || hasEnded)) {
                return;
            }
            segment.remove();
            events.remove(0);
        }
    }

    private void readTaskels(Batch batch, boolean mayHaveMore) {
        for (int i = 0; i < taskels.size(); ) {
            TaskelSegment segment = taskels.get(i);
            boolean hasLater = hasLater(i);
            Segment.State state = segment.read(batch, hasLater, hasEnded && !mayHaveMore);
            if (state == Segment.State.WHOLE && (hasLater || hasEnded)) {
                segment.remove();
                taskels.remove(i);
            } else {
                i++;
            }
        }
    }

    /** Returns whether its thread has created a later segment. */
    private boolean hasLater(int index) {
        int thread = taskels.get(index).thread();
        for (int i = index + 1; i < taskels.size(); i++) {
            if (taskels.get(i).hasBegun() && taskels.get(i).thread() == thread) {
                return true;
            }
        }
        return false;
    }

    /** Returns how many of its files are open. */
    int open() {
        int open = 0;
        for (Segment segment : events) {
            open += segment.file.isOpen() ? 1 : 0;
        }
        for (Segment segment : taskels) {
            open += segment.file.isOpen() ? 1 : 0;
        }
        return open;
    }

    /** Closes its files; they are opened again when they are read. */
    void closeFiles() {
        events.forEach(it -> it.file.close());
        taskels.forEach(it -> it.file.close());
    }

    /** Removes its files. */
    void delete() {
        found.values().forEach(it -> it.remove());
        events.forEach(it -> it.remove());
        taskels.forEach(it -> it.remove());
    }
}
