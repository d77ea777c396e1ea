package io.github.poolscope.analysis.time;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The time that went to each part, in nanoseconds. */
public final class PartTimes {
    private static final TimePart[] PARTS = TimePart.values();

    private final long[] nanos = new long[PARTS.length];

    PartTimes() {}

    void add(TimePart part, long more) {
        nanos[part.ordinal()] += more;
    }

    void add(PartTimes more) {
        for (TimePart part : PARTS) {
            add(part, more.of(part));
        }
    }

    /** Moves time from one part to another. */
    void move(TimePart from, TimePart to, long time) {
        add(from, -time);
        add(to, time);
    }

    /** Returns the time of a part. */
    public long of(TimePart part) {
        return nanos[part.ordinal()];
    }

    /** Returns the time of all parts: workers times wall. */
    public long total() {
        return Arrays.stream(nanos).sum();
    }

    /** Returns a part's share of the total; NaN if that is 0. */
    public double share(TimePart part) {
        long total = total();
        return total == 0 ? Double.NaN : of(part) / (double) total;
    }

    /** Returns the largest part in which no taskel ran; empty if all are 0. */
    public Optional<TimePart> largestLoss() {
        return Arrays.stream(PARTS)
                .filter(part -> part != TimePart.CPU && part != TimePart.WAITING && part != TimePart.NOT_KNOWN)
                .filter(part -> of(part) > 0)
                .max(Comparator.comparingLong(this::of));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (TimePart part : PARTS) {
            if (of(part) != 0) {
                text.append(text.length() == 0 ? "" : ", ")
                        .append(part.key())
                        .append(' ')
                        .append(of(part));
            }
        }
        return text.toString();
    }
}
