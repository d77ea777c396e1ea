package io.github.poolscope.plan;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A plan's values as people write them. */
public final class PlanTexts {
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?+");

    private PlanTexts() {}

    /** Reads a decimal number; NaN for any other text, such as Java's {@code 1d} and {@code 0x1p-1}. */
    public static double decimal(String text) {
        String stripped = text.strip();
        return DECIMAL.matcher(stripped).matches() ? Double.parseDouble(stripped) : Double.NaN;
    }

    /** A number, or {@code auto}. */
    public static String auto(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : Numbers.AUTO;
    }

    /** A number, or {@code none}. */
    public static String none(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : Numbers.NONE;
    }

    /** Seconds, or {@code none}. */
    public static String none(OptionalDouble seconds) {
        return seconds.isPresent() ? plain(seconds.getAsDouble()) : Numbers.NONE;
    }

    /** A number without a needless {@code .0}. */
    public static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
