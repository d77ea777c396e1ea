package io.github.poolscope.eventlog;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** What one round of reading has found, and the buffers that it needs. */
final class Batch {
    /** How much is read at once. */
    private static final int WINDOW = 64 * 1024;
    /** A buffer for a longer block is not stored for longer than it is needed. */
    private static final int LONGEST_STORED = 1 << 20;

    private final ByteBuffer window = ByteBuffer.allocateDirect(WINDOW).order(ByteOrder.LITTLE_ENDIAN);
    private final Slot slot = new Slot(window);
    private ByteBuffer block = ByteBuffer.allocate(0);
    private List<Event> events = new ArrayList<>();
    private long bytesLeft;
    private long now;

    /** Begins a round. */
    void begin(long nanoTime) {
        now = nanoTime;
        events = new ArrayList<>();
    }

    /** Limits what is read from now on: there may be more than fits into memory at once. */
    void limit(long bytes) {
        bytesLeft = bytes;
    }

    /** Returns how much of the limit is left; negative if the last block was longer. */
    long left() {
        return bytesLeft;
    }

    boolean isFull() {
        return bytesLeft <= 0;
    }

    void used(long bytes) {
        bytesLeft -= bytes;
    }

    /** Returns when the round began. */
    long now() {
        return now;
    }

    void add(Event event) {
        events.add(event);
    }

    List<Event> events() {
        return events;
    }

    /** Returns the buffer for looking at slots, with room for {@code bytes} or less. */
    ByteBuffer window(long bytes) {
        return window.clear().limit((int) Math.min(bytes, WINDOW));
    }

    /** Returns a buffer for a slot with its data. */
    ByteBuffer block(int bytes) {
        if (bytes > LONGEST_STORED) {
            return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
        if (block.capacity() < bytes) {
            block = ByteBuffer.allocate(Math.max(bytes, WINDOW)).order(ByteOrder.LITTLE_ENDIAN);
        }
        return block.clear().limit(bytes);
    }

    Slot slot(ByteBuffer in, int place) {
        return slot.at(in, place);
    }
}
