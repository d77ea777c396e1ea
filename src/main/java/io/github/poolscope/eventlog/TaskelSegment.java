package io.github.poolscope.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A segment with the taskels of the chunks that one thread runs: slots with data behind them. A block of taskels is told
 * while it runs, again whenever more of them have ended, and for the last time when nothing more can come.
 */
final class TaskelSegment extends Segment {
    /** How much is looked at: most blocks with the slot behind them. */
    private static final int LOOK = 4096;
    /** Longer texts of one chunk are no texts. */
    private static final int LONGEST_VALUES = 4 << 20;

    /** How many taskels of the block at the position were told as ended; -1 if the block was not told. */
    private int told = -1;

    TaskelSegment(SegmentFile file, LogProcess process, long number) {
        super(file, process, number);
    }

    @Override
    State read(Batch batch, long end, boolean hasLater, boolean hasEnded) throws IOException {
        while (position() < end) {
            if (batch.isFull()) {
                return State.WAITING;
            }
            ByteBuffer window = batch.window(Math.min(LOOK, end - position()));
            int looked = file.read(position(), window);
            Slot slot = batch.slot(window, 0);
            if (looked < LogFormat.SLOT || !slot.isComplete()) {
                return hasLater || hasEnded ? State.WHOLE : State.OPEN;
            }
            EventKind kind = EventKind.of(slot.kind());
            long data = kind == null ? 0 : bytesBehind(kind, slot);
            long length = LogFormat.SLOT + LogFormat.wholeSlots(data);
            boolean isThere = position() + length <= end;
            if (data < 0 || (!isThere && (hasLater || hasEnded))) {
                return refuse(batch, "is damaged");
            }
            if (!isThere) {
                return State.OPEN; // A file that is appended to.
            }
            boolean isFinal = kind != EventKind.TASKELS
                    || hasLater
                    || hasEnded
                    || hasEnded(batch, window, looked, data)
                    || isFollowed(batch, window, looked, length, end);
            if (kind != null) {
                take(batch, kind, (int) (LogFormat.SLOT + data));
            }
            if (!isFinal) {
                return State.OPEN;
            }
            batch.used(length);
            position(position() + length);
            told = -1;
        }
        return hasLater || hasEnded ? State.WHOLE : State.OPEN;
    }

    /** Returns the length of the data behind a slot; a negative number if it can't be true. */
    private static long bytesBehind(EventKind kind, Slot slot) {
        switch (kind) {
            case TASKELS, NUMBERS -> {
                return slot.e() < 0 || slot.e() > LogFormat.LONGEST_SEGMENT / Long.BYTES ? -1 : slot.e() * Long.BYTES;
            }
            case VALUES -> {
                return slot.d() < 0 || slot.d() > LONGEST_VALUES ? -1 : slot.d();
            }
            default -> {
                return 0;
            }
        }
    }

    /** Returns whether the last taskel of the block has ended. */
    private boolean hasEnded(Batch batch, ByteBuffer window, int looked, long data) throws IOException {
        if (data == 0) {
            return true;
        }
        long last = LogFormat.SLOT + data - Long.BYTES;
        if (last + Long.BYTES <= looked) {
            return window.getLong((int) last) != 0;
        }
        ByteBuffer word = batch.block(Long.BYTES);
        return file.read(position() + last, word) == Long.BYTES && word.getLong(0) != 0;
    }

    /** Returns whether the slot behind the block is written: the thread has left the block, whose last taskel failed. */
    private boolean isFollowed(Batch batch, ByteBuffer window, int looked, long length, long end) throws IOException {
        if (position() + length + LogFormat.SLOT > end) {
            return false;
        }
        if (length + LogFormat.SLOT <= looked) {
            return batch.slot(window, (int) length).isComplete();
        }
        ByteBuffer next = batch.block(LogFormat.SLOT);
        return file.read(position() + length, next) == LogFormat.SLOT
                && batch.slot(next, 0).isComplete();
    }

    /** Reads a slot with its data, once more: more may have been written while it was looked at. */
    private void take(Batch batch, EventKind kind, int length) throws IOException {
        ByteBuffer block = batch.block(length);
        if (file.read(position(), block) < length) {
            return;
        }
        Slot slot = batch.slot(block, 0);
        switch (kind) {
            case TASKELS -> {
                long[] words = words(block, slot, length);
                int ended = ended(words);
                if (ended != told) {
                    batch.add(Event.of(process, kind, slot, words));
                    told = ended;
                }
            }
            case NUMBERS -> batch.add(Event.of(process, kind, slot, words(block, slot, length)));
            case VALUES -> batch.add(Event.of(process, kind, slot, texts(block, slot, length)));
            case HELLO, TEXT -> {}
            default -> batch.add(Event.of(process, kind, slot));
        }
    }

    private static long[] words(ByteBuffer block, Slot slot, int length) {
        long[] words = new long[(int) Math.min(Math.max(0, slot.e()), (length - LogFormat.SLOT) / Long.BYTES)];
        block.position(LogFormat.SLOT);
        block.slice().order(block.order()).asLongBuffer().get(words);
        return words;
    }

    private static int ended(long[] words) {
        int ended = 0;
        for (long word : words) {
            ended += word == 0 ? 0 : 1;
        }
        return ended;
    }

    private static List<String> texts(ByteBuffer block, Slot slot, int length) {
        byte[] bytes = new byte[length - LogFormat.SLOT];
        block.position(LogFormat.SLOT).get(bytes);
        List<String> texts = new ArrayList<>();
        int from = 0;
        for (long left = slot.e(); left > 0 && from <= bytes.length; left--) {
            int to = from;
            while (to < bytes.length && bytes[to] != 0) {
                to++;
            }
            texts.add(new String(bytes, from, to - from, UTF_8));
            from = to + 1;
        }
        return texts;
    }
}
