package io.github.poolscope.plan;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Formats a plan's values for users. */
public final class PlanTexts {
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?+");

    private PlanTexts() {}

    /** Parses a decimal number; NaN for any other text, such as Java's {@code 1d} and {@code 0x1p-1}. */
    public static double decimal(String text) {
        String stripped = text.strip();
        return DECIMAL.matcher(stripped).matches() ? Double.parseDouble(stripped) : Double.NaN;
    }

    /** Returns a number, or {@code auto} if empty. */
    public static String auto(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : Numbers.AUTO;
    }

    /** Returns a number, or {@code none} if empty. */
    public static String none(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : Numbers.NONE;
    }

    /** Returns seconds, or {@code none} if empty. */
    public static String none(OptionalDouble seconds) {
        return seconds.isPresent() ? plain(seconds.getAsDouble()) : Numbers.NONE;
    }

    /** Returns a number without a trailing {@code .0}. */
    public static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
