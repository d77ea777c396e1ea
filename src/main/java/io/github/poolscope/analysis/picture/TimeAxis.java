package io.github.poolscope.analysis.picture;

import io.github.poolscope.analysis.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps a range of time to pixels.
 *
 * @param from its beginning in nanoseconds
 * @param to its end in nanoseconds, after {@code from}
 * @param width the width in pixels
 */
public record TimeAxis(long from, long to, double width) {
    private static final double NANOS = 1e9;
    /** The minimum distance of labels in pixels. */
    private static final double CLOSEST_TICKS = 76;

    /** A labelled instant. */
    public record Tick(long time, String label) {}

    public TimeAxis {
        if (to <= from) {
            throw new IllegalArgumentException("the time range ends at " + to + ", before it begins at " + from);
        }
    }

    public double x(long time) {
        return (time - from) * width / (to - from);
    }

    public long time(double x) {
        return from + Math.round(x * (to - from) / width);
    }

    /** Returns whether two instants are drawn in the same pixel. */
    boolean inOnePixel(long one, long other) {
        return Math.floor(x(one)) == Math.floor(x(other));
    }

    /** Returns instants at round numbers: 1, 2 or 5 times a power of ten. */
    public List<Tick> ticks() {
        double least = (to - from) / NANOS * CLOSEST_TICKS / Math.max(width, 1);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = power * (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10);
        List<Tick> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(from / NANOS / step); k * step <= to / NANOS; k++) {
            ticks.add(new Tick(Math.round(k * step * NANOS), label(k * step, step)));
        }
        return ticks;
    }

    /** Returns an instant as text, with the precision of one pixel. */
    public String instant(long time) {
        double pixel = (to - from) / NANOS / Math.max(width, 1);
        int digits = (int) Math.max(1, Math.min(9, Math.ceil(-Math.log10(pixel))));
        return Units.seconds(time, digits);
    }

    private static String label(double seconds, double step) {
        if (step >= 1 || seconds == 0) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        if (step >= 0.1) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return step >= 0.001
                ? String.format(Locale.ROOT, "%.0f ms", seconds * 1e3)
                : String.format(Locale.ROOT, step >= 1e-6 ? "%.0f µs" : "%.3f µs", seconds * 1e6);
    }
}
