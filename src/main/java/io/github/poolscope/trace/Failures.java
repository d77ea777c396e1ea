package io.github.poolscope.trace;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The errors of a run, in the order in which they became known. */
public final class Failures {
    /** Only this many stack traces are kept: a million failing taskels must not fill the memory. */
    public static final int MOST_STACK_TRACES = 1_000;

    /** Further failures are counted by {@link Taskels#failedCount()} and told by outcome, without their words. */
    public static final int MOST_FAILURES = 100_000;

    /** Longer stack traces are cut behind this many characters. */
    private static final int LONGEST_STACK_TRACE = 1 << 16;
    /** What a failure takes besides its words, in bytes. */
    private static final int OBJECTS = 160;

    private final ConcurrentHashMap<Integer, Failure> byIndex = new ConcurrentHashMap<>();
    private final IntColumn order;
    private final MemoryUse room;
    private final long mostBytes;
    private volatile int count;

    /** @param mostBytes failures that need more memory than this are kept no more */
    Failures(MemoryUse room, long mostBytes) {
        this.room = room;
        this.mostBytes = mostBytes;
        order = new IntColumn(Trace.NONE, room);
    }

    /** How many are kept: {@link #MOST_FAILURES} at the most, fewer where their words take too much memory. */
    public int count() {
        return count;
    }

    /** The failure that became known as number {@code rank}, from 0. */
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
        if (count >= MOST_FAILURES || room.used() > mostBytes) {
            return;
        }
        String stack = count < MOST_STACK_TRACES ? failure.stackTrace() : "";
        Failure kept = new Failure(
                failure.index(),
                TextColumn.cut(failure.type()),
                TextColumn.cut(failure.message()),
                stack.substring(0, Math.min(stack.length(), LONGEST_STACK_TRACE)));
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
