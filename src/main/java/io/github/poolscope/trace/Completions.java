package io.github.poolscope.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes that reached the main program together, from one worker: recorded in one call, so that a short taskel costs
 * little. Belongs to the thread that fills it, and is reused.
 */
public final class Completions {
    private static final Outcome[] OUTCOMES = Outcome.values();
    /** Marks a value as an {@code int}, so that no object is needed. */
    private static final Object INT = new Object();

    private int count;
    private int worker;
    private long received;
    private int[] index = new int[64];
    private long[] started = new long[64];
    private long[] ended = new long[64];
    private long[] cpuNanos = new long[64];
    private int[] outcome = new int[64];
    private @Nullable Object[] value = new @Nullable Object[64];
    /** The values marked by {@link #INT}. */
    private int[] number = new int[64];

    private @Nullable String @Nullable [] texts;

    /** Clears it; what is added from now on was run by {@code ranBy} and received at {@code receivedAt}. */
    public void begin(int ranBy, long receivedAt) {
        truncate(0);
        worker = ranBy;
        received = receivedAt;
    }

    /**
     * Adds a taskel.
     *
     * @param returned its result, if {@code how} is that it succeeded
     */
    public void add(int taskel, long from, long to, long cpu, Outcome how, @Nullable Object returned) {
        if (count == index.length) {
            grow();
        }
        index[count] = taskel;
        started[count] = from;
        ended[count] = to;
        cpuNanos[count] = cpu;
        outcome[count] = how.ordinal();
        value[count] = returned;
        count++;
    }

    /** Adds a taskel that succeeded and returned an {@code int}. */
    public void add(int taskel, long from, long to, long cpu, int returned) {
        add(taskel, from, to, cpu, Outcome.SUCCEEDED, INT);
        number[count - 1] = returned;
    }

    /** Removes, of what was added after the first {@code length}, the taskels from {@code taskel} on. */
    public void dropFrom(int length, int taskel) {
        int end = length;
        while (end < count && index[end] < taskel) {
            end++;
        }
        truncate(end);
    }

    /** Removes what was added after the first {@code length}. */
    public void truncate(int length) {
        Arrays.fill(value, length, Math.max(length, count), null);
        count = length;
        texts = null;
    }

    public int count() {
        return count;
    }

    public int worker() {
        return worker;
    }

    /** Stores the texts of the values, computed by the recorder in advance; null where not needed. */
    void texts(@Nullable String[] known) {
        texts = known;
    }

    boolean hasTexts() {
        return texts != null;
    }

    @Nullable
    String[] texts() {
        return texts == null ? new @Nullable String[0] : texts;
    }

    /** Returns when they reached the main program. */
    public long received() {
        return received;
    }

    public int index(int i) {
        return index[i];
    }

    public long started(int i) {
        return started[i];
    }

    public long ended(int i) {
        return ended[i];
    }

    public long cpuNanos(int i) {
        return cpuNanos[i];
    }

    public Outcome outcome(int i) {
        return OUTCOMES[outcome[i]];
    }

    public @Nullable Object value(int i) {
        return value[i] == INT ? (Object) number[i] : value[i];
    }

    /** Returns whether the value is a whole number that the trace stores as a number. */
    boolean isNumber(int i) {
        Object it = value[i];
        return it == INT || it instanceof Integer || it instanceof Long;
    }

    /** Returns the value, if {@link #isNumber}. */
    long number(int i) {
        return value[i] instanceof Number it ? it.longValue() : number[i];
    }

    /** Returns the end of the range of consecutive indices that begins at {@code i}. */
    int runEnd(int i) {
        int end = i + 1;
        while (end < count && index[end] == index[end - 1] + 1) {
            end++;
        }
        return end;
    }

    /** Returns whether all of them succeeded and returned an {@code int}. */
    @SuppressWarnings("ReferenceEquality") // There is one INT.
    boolean areInts(int from, int to) {
        for (int i = from; i < to; i++) {
            if (value[i] != INT) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether any of them has a measured CPU time. */
    boolean hasCpuTimes(int from, int to) {
        for (int i = from; i < to; i++) {
            if (cpuNanos[i] != 0) {
                return true;
            }
        }
        return false;
    }

    int[] ints() {
        return number;
    }

    long[] started() {
        return started;
    }

    long[] ended() {
        return ended;
    }

    long[] cpuNanos() {
        return cpuNanos;
    }

    int[] outcomes() {
        return outcome;
    }

    private void grow() {
        int more = count * 2;
        index = Arrays.copyOf(index, more);
        started = Arrays.copyOf(started, more);
        ended = Arrays.copyOf(ended, more);
        cpuNanos = Arrays.copyOf(cpuNanos, more);
        outcome = Arrays.copyOf(outcome, more);
        value = Arrays.copyOf(value, more);
        number = Arrays.copyOf(number, more);
    }
}
