package io.github.poolscope.eventlog;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A segment that threads write into. A thread claims a slot, stores its fields, and stores the time last; no thread
 * waits for another. The memory is unmapped when each slot is complete, since no thread can be storing into it then.
 */
final class WrittenSegment {
    private final @Nullable Mapping mapping;
    private final int slots;
    private final AtomicInteger claimed = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();
    private final ByteBuffer bytes;

    WrittenSegment(Mapping mapping) {
        this.mapping = mapping;
        bytes = mapping.bytes().order(ByteOrder.LITTLE_ENDIAN);
        slots = bytes.capacity() / LogFormat.SLOT;
    }

    private WrittenSegment(int slots) {
        mapping = null;
        bytes = ByteBuffer.allocate(0);
        this.slots = slots;
    }

    /** Returns a segment that stores nothing, for {@code slots} events. */
    static WrittenSegment nowhere(int slots) {
        return new WrittenSegment(slots);
    }

    boolean isNowhere() {
        return mapping == null;
    }

    int slots() {
        return slots;
    }

    /** Returns the number of the next slot; {@link #slots()} or more if there is none left. */
    int claim() {
        int slot = claimed.get();
        return slot >= slots ? slot : claimed.getAndIncrement();
    }

    /** Returns how many of its slots are claimed. */
    int used() {
        return Math.min(slots, claimed.get());
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /** Stores the time of a claimed slot, which completes it: no field may be stored after it. */
    void complete(int slot, long time) {
        VarHandle.releaseFence(); // The fields are stored before it, for every reader.
        bytes.putLong(slot * LogFormat.SLOT + LogFormat.TIME, time == 0 ? 1 : time);
        if (completed.incrementAndGet() == slots && mapping != null) {
            mapping.release().run();
        }
    }
}
