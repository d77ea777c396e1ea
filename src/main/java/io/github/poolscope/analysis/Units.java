package io.github.poolscope.analysis;

import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers for display: with a unit, and a useful number of digits. */
public final class Units {
    /** What is written for a number that does not exist. */
    public static final String NONE = "–";

    private static final double NANOS = 1e9;
    private static final long KIB = 1024;

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|us|µs|ms|s|min)?");
    private static final Map<String, Double> NANOS_OF =
            Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", NANOS, "min", 60 * NANOS);

    private Units() {}

    public static double toSeconds(long nanos) {
        return nanos / NANOS;
    }

    /**
     * Returns a duration such as {@code 2.50 s}, {@code 12 ms} or {@code 1 min 05 s}; a dash for {@link Trace#NEVER}.
     */
    public static String duration(long nanos) {
        if (nanos == Trace.NEVER) {
            return NONE;
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
        if (seconds >= 1e-6) {
            return format("%.0f µs", seconds * 1e6);
        }
        return nanos == 0 ? "0 s" : nanos + " ns";
    }

    /** Returns an instant or duration in seconds, always: {@code 0.29 s}. */
    public static String seconds(long nanos) {
        return nanos == Trace.NEVER ? NONE : format("%.2f s", toSeconds(nanos));
    }

    /** Returns an amount of memory such as {@code 31 MiB}. */
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

    /** Returns a share such as {@code 58 %}; a dash for NaN. */
    public static String percent(double share) {
        return Double.isNaN(share) ? NONE : format("%.0f %%", share * 100);
    }

    /** Returns a number with one decimal place: {@code 1.4}. */
    public static String decimal(double number) {
        return format("%.1f", number);
    }

    /** Returns a measured number with two decimal places or, from 1000 on, none: {@code 0.25}, {@code 12 345}. */
    public static String measure(double number) {
        return Math.abs(number) >= 1000 ? count(Math.round(number)) : format("%.2f", number);
    }

    /** Returns an instant in seconds with that many decimal places: {@code 1.234 s}. */
    public static String seconds(long nanos, int places) {
        return format("%." + places + "f s", toSeconds(nanos));
    }

    /** Returns a number with separated thousands: {@code 1 000 000}. */
    public static String count(long number) {
        return format("%,d", number).replace(',', '\u202F');
    }

    /**
     * Parses a duration such as {@code 1s}, {@code 20ms}, {@code 500us} or {@code 1.5}, which is in seconds; returns
     * nanoseconds.
     */
    public static OptionalLong parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return OptionalLong.of(Math.round(Double.parseDouble(matcher.group(1)) * NANOS_OF.getOrDefault(unit, NANOS)));
    }

    /**
     * Parses two instants such as {@code 0.5..1.2s} or {@code 20ms..40ms}; the first takes the second's unit if it has
     * none.
     */
    public static Optional<long[]> parseRange(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return Optional.empty();
        }
        String second = text.substring(dots + 2).strip();
        String first = text.substring(0, dots).strip();
        boolean bare = !first.isEmpty() && Character.isDigit(first.charAt(first.length() - 1));
        OptionalLong from = parseDuration(bare ? first + second.replaceAll("[0-9.\\s]", "") : first);
        OptionalLong to = parseDuration(second);
        return from.isPresent() && to.isPresent() && from.getAsLong() < to.getAsLong()
                ? Optional.of(new long[] {from.getAsLong(), to.getAsLong()})
                : Optional.empty();
    }

    /** Returns an ordinal: {@code 1st}, {@code 2nd}, {@code 11th}. */
    public static Phrase place(long number) {
        long lastTwo = number % 100;
        return Phrase.of(
                lastTwo >= 11 && lastTwo <= 13
                        ? "analysis.place.th"
                        : switch ((int) (number % 10)) {
                            case 1 -> "analysis.place.st";
                            case 2 -> "analysis.place.nd";
                            case 3 -> "analysis.place.rd";
                            default -> "analysis.place.th";
                        },
                count(number));
    }

    /** Returns a number with a noun: {@code 1 taskel}, {@code 2 taskels}. */
    public static String plural(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
