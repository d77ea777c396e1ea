package io.github.poolscope.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes that reached the main program together, from one worker: recorded at once, so that a quick taskel costs the
 * recorder little. Belongs to the thread that fills it, and is used again and again.
 */
public final class Completions {
    private int count;
    private int worker;
    private long received;
    private int[] index = new int[64];
    private long[] started = new long[64];
    private long[] ended = new long[64];
    private long[] cpuNanos = new long[64];
    private Outcome[] outcome = new Outcome[64];
    private @Nullable Object[] value = new @Nullable Object[64];

    /** Forgets everything; what is added from now on was run by {@code ranBy} and received at that time. */
    public void begin(int ranBy, long receivedAt) {
        Arrays.fill(value, 0, count, null);
        count = 0;
        worker = ranBy;
        received = receivedAt;
    }

    /**
     * Adds a taskel.
     *
     * @param returned what it returned, where {@code how} is that it succeeded
     */
    public void add(int taskel, long from, long to, long cpu, Outcome how, @Nullable Object returned) {
        if (count == index.length) {
            grow();
        }
        index[count] = taskel;
        started[count] = from;
        ended[count] = to;
        cpuNanos[count] = cpu;
        outcome[count] = how;
        value[count] = returned;
        count++;
    }

    public int count() {
        return count;
    }

    public int worker() {
        return worker;
    }

    /** When they reached the main program. */
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
        return outcome[i];
    }

    public @Nullable Object value(int i) {
        return value[i];
    }

    private void grow() {
        int more = count * 2;
        index = Arrays.copyOf(index, more);
        started = Arrays.copyOf(started, more);
        ended = Arrays.copyOf(ended, more);
        cpuNanos = Arrays.copyOf(cpuNanos, more);
        outcome = Arrays.copyOf(outcome, more);
        value = Arrays.copyOf(value, more);
    }
}
