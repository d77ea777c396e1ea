package io.github.poolscope.trace;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The errors of a run, in the order in which they became known. */
public final class Failures {
    /** The maximum number of stored stack traces, so that a million failing taskels can't fill the memory. */
    public static final int MAX_STACK_TRACES = 1_000;

    /**
     * The maximum number of stored failures. Further ones are counted by {@link Taskels#failedCount()} and have an
     * outcome, but no text.
     */
    public static final int MAX_FAILURES = 100_000;

    /** The maximum length of a stack trace in characters. */
    private static final int MAX_STACK_TRACE_LENGTH = 1 << 16;
    /** The size of a failure in bytes without its texts. */
    private static final int OBJECTS = 160;

    private final ConcurrentHashMap<Integer, Failure> byIndex = new ConcurrentHashMap<>();
    private final IntColumn order;
    private final MemoryUse room;
    private final long mostBytes;
    private volatile int count;

    /**
     * @param mostBytes the maximum size in bytes; further failures are not stored
     */
    Failures(MemoryUse room, long mostBytes) {
        this.room = room;
        this.mostBytes = mostBytes;
        order = new IntColumn(Trace.NONE, room);
    }

    /** Returns how many are stored: at most {@link #MAX_FAILURES}, fewer if their texts need too much memory. */
    public int count() {
        return count;
    }

    /** Returns the failure that became known as number {@code rank}, from 0. */
    public Failure at(int rank) {
        Failure found = byIndex.get(order.get(rank));
        if (found == null) {
            throw new IndexOutOfBoundsException("failure " + rank + " of " + count);
        }
        return found;
    }

    public Optional<Failure> of(int taskel) {
        return Optional.ofNullable(byIndex.get(taskel));
    }

    void add(Failure failure) {
        if (count >= MAX_FAILURES || room.used() > mostBytes) {
            return;
        }
        String stack = count < MAX_STACK_TRACES ? failure.stackTrace() : "";
        Failure kept = new Failure(
                failure.index(),
                TextColumn.cut(failure.type()),
                TextColumn.cut(failure.message()),
                stack.substring(0, Math.min(stack.length(), MAX_STACK_TRACE_LENGTH)));
        room.take(OBJECTS
                + (long) kept.type().length()
                + kept.message().length()
                + kept.stackTrace().length());
        if (byIndex.put(failure.index(), kept) == null) {
            order.set(count, failure.index());
            count = count + 1;
        }
    }
}
