package io.github.poolscope.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;

/** A segment of a process, as far as it has been read. */
abstract class Segment {
    /** What is known after a segment was read. */
    enum State {
        /** There may be more. */
        OPEN,
        /** A slot is not complete though later ones are: what is behind it is read when it is complete, or skipped. */
        WAITING,
        /** All of it is read. */
        WHOLE
    }

    final SegmentFile file;
    final LogProcess process;
    private final long number;
    private long position;
    private boolean hasBegun;
    private int thread;
    private boolean refused;

    Segment(SegmentFile file, LogProcess process, long number) {
        this.file = file;
        this.process = process;
        this.number = number;
    }

    final long number() {
        return number;
    }

    /** Returns the first byte that has not been read. */
    final long position() {
        return position;
    }

    final void position(long now) {
        position = now;
    }

    /** Returns the number of the thread that created it; 0 if unknown. */
    final int thread() {
        return thread;
    }

    /**
     * Reads what is new. Never throws: a segment that can't be read is read no further.
     *
     * @param hasLater whether a later segment continues this one
     * @param hasEnded whether its process had ended before
     */
    final State read(Batch batch, boolean hasLater, boolean hasEnded) {
        if (refused) {
            return State.WHOLE;
        }
        try {
            long end = file.size() / LogFormat.SLOT * LogFormat.SLOT;
            if (end > LogFormat.LONGEST_SEGMENT) {
                return refuse(batch, "is longer than 64 MiB");
            }
            if (!hasBegun) {
                if (end == 0 || (file.isPart() && !isStarted(batch))) {
                    return hasEnded ? State.WHOLE : State.OPEN;
                }
                if (!begin(batch)) {
                    return State.WHOLE;
                }
            }
            State state = read(batch, end, hasLater, hasEnded);
            if (hasEnded && state == State.WHOLE) {
                readLost(batch);
            }
            return state;
        } catch (NoSuchFileException e) { // The program has removed it.
            refused = true;
            return State.WHOLE;
        } catch (IOException | RuntimeException e) {
            return refuse(batch, "can't be read (" + e.getMessage() + ")");
        } finally {
            if (refused) {
                file.close();
            }
        }
    }

    abstract State read(Batch batch, long end, boolean hasLater, boolean hasEnded) throws IOException;

    final boolean hasBegun() {
        return hasBegun;
    }

    /** Removes the file, unless it could not be read: then it stays in the folder. */
    final void remove() {
        if (refused || !hasBegun) {
            file.close();
        } else {
            file.delete();
        }
    }

    /** Reads no further, and says why. */
    final State refuse(Batch batch, String why) {
        refused = true;
        note(batch, "A file of the event log of process " + process.pid() + " " + why + ": its events are missing.");
        return State.WHOLE;
    }

    private void note(Batch batch, String sentence) {
        batch.add(Event.note(process, sentence, batch.now()));
    }

    /** Reads again how many events were not written: a process that found no room has told it here. */
    private void readLost(Batch batch) throws IOException {
        ByteBuffer first = batch.window(LogFormat.SLOT);
        if (file.read(0, first) == LogFormat.SLOT) {
            process.hello(batch.slot(first, 0));
        }
    }

    private boolean isStarted(Batch batch) throws IOException {
        ByteBuffer first = batch.window(LogFormat.SLOT);
        return file.read(0, first) == LogFormat.SLOT && batch.slot(first, 0).isComplete();
    }

    /** Reads the first slot, which says what the segment is. */
    private boolean begin(Batch batch) throws IOException {
        ByteBuffer first = batch.window(LogFormat.SLOT);
        Slot slot = batch.slot(first, 0);
        if (file.read(0, first) < LogFormat.SLOT || !slot.isComplete() || slot.kind() != EventKind.HELLO.code()) {
            refuse(batch, "does not begin as one does");
            return false;
        }
        if (slot.flags() != LogFormat.VERSION) {
            refused = true;
            note(
                    batch,
                    "Process " + process.pid() + " writes version " + slot.flags()
                            + " of the event log, and this Poolscope reads version " + LogFormat.VERSION
                            + " only: use a tracer of this Poolscope.");
            return false;
        }
        hasBegun = true;
        thread = slot.thread();
        process.hello(slot);
        if (slot.c() == 0) {
            batch.add(Event.of(process, EventKind.HELLO, slot));
        }
        position = LogFormat.SLOT;
        return true;
    }
}
