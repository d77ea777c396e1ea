package io.github.poolscope.trace;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The errors of a run, in the order in which they became known. */
public final class Failures {
    /** Only so many stack traces are kept: a million failing taskels must not fill the memory. */
    public static final int MOST_STACK_TRACES = 1_000;

    /** Further failures are counted by {@link Taskels#failedCount()} and told by outcome, without their words. */
    public static final int MOST_FAILURES = 100_000;

    private final ConcurrentHashMap<Integer, Failure> byIndex = new ConcurrentHashMap<>();
    private final IntColumn order = new IntColumn(Trace.NONE);
    private volatile int count;

    Failures() {}

    /** How many are kept, {@link #MOST_FAILURES} at the most. */
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
        if (count >= MOST_FAILURES) {
            return;
        }
        Failure kept = count < MOST_STACK_TRACES
                ? failure
                : new Failure(failure.index(), failure.type(), failure.message(), "");
        if (byIndex.put(failure.index(), kept) == null) {
            order.set(count, failure.index());
            count = count + 1;
        }
    }
}
