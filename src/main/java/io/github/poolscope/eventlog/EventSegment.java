package io.github.poolscope.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A segment with the events of all threads of a process. Threads claim slots in order and complete them in any order.
 */
final class EventSegment extends Segment {
    /** How much is looked at first: seldom is there more that is new. */
    private static final int FIRST_LOOK = 4096;

    /** Slots before it have been waited for long enough. */
    private long settled;

    private long waitingAt = -1;
    private long waitingSince;
    private long completeBehind;

    EventSegment(SegmentFile file, LogProcess process, long number) {
        super(file, process, number);
    }

    /**
     * Returns whether it follows another one that is full: a file's next segment is created before it is needed, and
     * has only its first slot until then.
     */
    boolean isInUse(Batch batch) {
        if (!file.isPart()) {
            return true;
        }
        try {
            ByteBuffer second = batch.window(LogFormat.SLOT);
            return file.read(LogFormat.SLOT, second) == LogFormat.SLOT
                    && batch.slot(second, 0).isComplete();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    State read(Batch batch, long end, boolean hasLater, boolean hasEnded) throws IOException {
        long look = hasLater || hasEnded ? Long.MAX_VALUE : FIRST_LOOK;
        while (position() < end) {
            if (batch.isFull()) {
                return State.WAITING;
            }
            ByteBuffer window = batch.window(Math.min(look, end - position()));
            int slots = file.read(position(), window) / LogFormat.SLOT;
            if (slots == 0) {
                break; // It was truncated.
            }
            int complete = completeFrom(batch, window, slots);
            if (complete > 0) {
                take(batch, complete);
                look = Long.MAX_VALUE;
                continue;
            }
            int nextInWindow = nextComplete(batch, window, slots);
            int lastInWindow = lastComplete(batch, window, slots);
            if (nextInWindow < 0 && !hasLater && !hasEnded) {
                return State.OPEN;
            }
            long next = nextInWindow >= 0
                    ? position() + (long) nextInWindow * LogFormat.SLOT
                    : nextComplete(batch, position() + (long) slots * LogFormat.SLOT, end);
            if (next == end && position() >= end - end % LogFormat.PAGE) {
                return State.WHOLE; // What follows the last page is no slot, unless it is complete.
            }
            if (!hasEnded
                    && position() >= settled
                    && !hasWaited(batch, Math.max(next, position() + (long) lastInWindow * LogFormat.SLOT))) {
                return State.WAITING;
            }
            position(next);
        }
        return hasLater || hasEnded ? State.WHOLE : State.OPEN;
    }

    /** Reads slots that are complete, once more: their times may have been written while they were looked at. */
    private void take(Batch batch, int slots) throws IOException {
        ByteBuffer window = batch.window((long) slots * LogFormat.SLOT);
        int read = file.read(position(), window) / LogFormat.SLOT;
        for (int i = 0; i < read; i++) {
            Slot slot = batch.slot(window, i * LogFormat.SLOT);
            if (slot.isComplete()) {
                take(batch, slot);
            }
        }
        batch.used((long) slots * LogFormat.SLOT);
        position(position() + (long) slots * LogFormat.SLOT);
    }

    private void take(Batch batch, Slot slot) {
        EventKind kind = EventKind.of(slot.kind());
        if (kind == null) {
            return;
        }
        switch (kind) {
            case TEXT -> {
                int length = slot.c();
                int at = slot.b();
                if (length >= 0 && length <= LogFormat.LONGEST_TEXT && at >= 0 && slot.a() != 0) {
                    process.add(slot.a(), at, length, slot.piece());
                }
            }
            case HELLO -> {
                process.hello(slot);
                if (slot.c() == 0) { // The process has begun to write; it may have no more to tell.
                    batch.add(Event.of(process, kind, slot));
                }
            }
            case TASKELS, NUMBERS, VALUES -> {} // Their data would follow them: only in the other kind of segment.
            default -> batch.add(Event.of(process, kind, slot));
        }
    }

    private static int completeFrom(Batch batch, ByteBuffer window, int slots) {
        int complete = 0;
        while (complete < slots && batch.slot(window, complete * LogFormat.SLOT).isComplete()) {
            complete++;
        }
        return complete;
    }

    /** Returns the first complete slot; -1 if there is none. */
    private static int nextComplete(Batch batch, ByteBuffer window, int slots) {
        for (int i = 0; i < slots; i++) {
            if (batch.slot(window, i * LogFormat.SLOT).isComplete()) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the last complete slot; -1 if there is none. */
    private static int lastComplete(Batch batch, ByteBuffer window, int slots) {
        int last = slots - 1;
        while (last >= 0 && !batch.slot(window, last * LogFormat.SLOT).isComplete()) {
            last--;
        }
        return last;
    }

    /** Returns the position of the first complete slot from a position on; the end if there is none. */
    private long nextComplete(Batch batch, long from, long end) throws IOException {
        long at = from;
        while (at < end) {
            ByteBuffer window = batch.window(end - at);
            int slots = file.read(at, window) / LogFormat.SLOT;
            if (slots == 0) {
                return end;
            }
            int found = nextComplete(batch, window, slots);
            if (found >= 0) {
                return at + (long) found * LogFormat.SLOT;
            }
            at += (long) slots * LogFormat.SLOT;
        }
        return end;
    }

    /**
     * Returns whether the slot at the position has been waited for long enough.
     *
     * @param complete the last slot behind it that is complete
     */
    private boolean hasWaited(Batch batch, long complete) {
        if (waitingAt != position()) {
            waitingAt = position();
            waitingSince = batch.now();
            completeBehind = complete;
        }
        if (batch.now() - waitingSince < LogFormat.PATIENCE) {
            return false;
        }
        settled = completeBehind;
        return true;
    }
}
