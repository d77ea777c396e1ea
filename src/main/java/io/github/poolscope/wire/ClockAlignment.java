package io.github.poolscope.wire;

import java.io.IOException;

/**
 * Compares a worker's {@link System#nanoTime()} with the main program's, like NTP: of several requests, the one with
 * the shortest round trip is the most accurate; its error is at most half of the round trip.
 *
 * <p>If the measured offset is smaller than the error, the clocks are treated as the same, which they are on Linux.
 * Immutable.
 *
 * @param offsetNanos worker's clock minus main program's, in nanoseconds
 * @param errorNanos the maximum error of the offset, in nanoseconds
 */
public record ClockAlignment(long offsetNanos, long errorNanos) {
    /** No measurement yet. */
    public static final ClockAlignment UNKNOWN = new ClockAlignment(0, Long.MAX_VALUE);

    /** Sends a clock request; pass the reply to {@link #after(Decoder)}. */
    public static void ask(Link link) throws IOException {
        link.send(question());
    }

    /** Returns a clock request, to be sent at once; pass the reply to {@link #after(Decoder)}. */
    public static Encoder question() {
        return Link.frame(FrameType.CLOCK).putLong(System.nanoTime());
    }

    /** Returns the alignment after a reply that has just arrived, whose type was read. */
    public ClockAlignment after(Decoder answer) throws IOException {
        return after(answer.getLong(), answer.getLong(), System.nanoTime());
    }

    /**
     * Returns the alignment after another measurement: asked and answered on the main program's clock, told on the
     * worker's.
     */
    public ClockAlignment after(long asked, long told, long answered) {
        long error = (answered - asked + 1) / 2;
        if (error >= errorNanos) {
            return this;
        }
        long offset = told - (asked + (answered - asked) / 2);
        return new ClockAlignment(Math.abs(offset) <= error ? 0 : offset, error);
    }

    /** Converts a time of the worker's clock to the main program's. */
    public long toMain(long workerNanos) {
        return workerNanos - offsetNanos;
    }
}
