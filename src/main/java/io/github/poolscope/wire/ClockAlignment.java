package io.github.poolscope.wire;

import java.io.IOException;

/**
 * Compares a worker's {@link System#nanoTime()} with the main program's, as NTP does: of several questions the one
 * that was answered fastest tells the most, and is wrong by half its round trip at the most.
 *
 * <p>Where the difference that was found is smaller than that error, the clocks are taken to be one, which on Linux
 * they are. Immutable.
 *
 * @param offsetNanos worker's clock minus main program's
 * @param errorNanos by how much the offset may be off
 */
public record ClockAlignment(long offsetNanos, long errorNanos) {
    /** Nothing is known yet. */
    public static final ClockAlignment UNKNOWN = new ClockAlignment(0, Long.MAX_VALUE);

    /** Asks the worker for its clock; what comes back is for {@link #after(Decoder)}. */
    public static void ask(Link link) throws IOException {
        link.send(question());
    }

    /** A frame that asks the worker for its clock, to be sent at once; what comes back is for {@link #after(Decoder)}. */
    public static Encoder question() {
        return Link.frame(FrameType.CLOCK).putLong(System.nanoTime());
    }

    /** What one more answer tells that has just come in, of which the type was read. */
    public ClockAlignment after(Decoder answer) throws IOException {
        return after(answer.getLong(), answer.getLong(), System.nanoTime());
    }

    /** What one more question tells: asked and answered on the main program's clock, told on the worker's. */
    public ClockAlignment after(long asked, long told, long answered) {
        long error = (answered - asked + 1) / 2;
        if (error >= errorNanos) {
            return this;
        }
        long offset = told - (asked + (answered - asked) / 2);
        return new ClockAlignment(Math.abs(offset) <= error ? 0 : offset, error);
    }

    /** A time of the worker's clock on the main program's. */
    public long toMain(long workerNanos) {
        return workerNanos - offsetNanos;
    }
}
