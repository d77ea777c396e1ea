package io.github.poolscope.analysis;

import io.github.poolscope.trace.Trace;
import java.util.Locale;

/** Numbers as people read them: with a unit, and no more digits than tell something. */
public final class Units {
    private static final double NANOS = 1e9;
    private static final long KIB = 1024;

    private Units() {}

    public static double toSeconds(long nanos) {
        return nanos / NANOS;
    }

    /** A duration such as {@code 2.50 s}, {@code 12 ms} or {@code 1 min 05 s}; a dash for {@link Trace#NEVER}. */
    public static String duration(long nanos) {
        if (nanos == Trace.NEVER) {
            return "–";
        }
        double seconds = toSeconds(nanos);
        if (seconds >= 60) {
            long whole = Math.round(seconds);
            return whole >= 3600
                    ? format("%d h %02d min", whole / 3600, whole / 60 % 60)
                    : format("%d min %02d s", whole / 60, whole % 60);
        }
        if (seconds >= 1) {
            return format("%.2f s", seconds);
        }
        if (seconds >= 0.01) {
            return format("%.0f ms", seconds * 1e3);
        }
        if (seconds >= 0.001) {
            return format("%.1f ms", seconds * 1e3);
        }
        return seconds >= 1e-6 ? format("%.0f µs", seconds * 1e6) : nanos + " ns";
    }

    /** An instant or duration in seconds, always: {@code 0.29 s}. */
    public static String seconds(long nanos) {
        return nanos == Trace.NEVER ? "–" : format("%.2f s", toSeconds(nanos));
    }

    /** An amount of memory such as {@code 31 MiB}. */
    public static String bytes(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        if (bytes < KIB * KIB) {
            return format("%.0f KiB", bytes / (double) KIB);
        }
        return bytes < KIB * KIB * KIB
                ? format("%.0f MiB", bytes / (double) (KIB * KIB))
                : format("%.1f GiB", bytes / (double) (KIB * KIB * KIB));
    }

    /** A share such as {@code 58 %}; a dash for what is not a number. */
    public static String percent(double share) {
        return Double.isNaN(share) ? "–" : format("%.0f %%", share * 100);
    }

    /** A count with its thousands apart: {@code 1 000 000}. */
    public static String count(long number) {
        return format("%,d", number).replace(',', '\u202F');
    }

    /** {@code 1st}, {@code 2nd}, {@code 11th}. */
    public static String ordinal(long number) {
        long lastTwo = number % 100;
        String ending = lastTwo >= 11 && lastTwo <= 13
                ? "th"
                : switch ((int) (number % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + ending;
    }

    /** {@code 1 taskel}, {@code 2 taskels}. */
    public static String plural(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
