package io.github.poolscope.plan;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A plan's values as people write them. */
public final class PlanTexts {
    private PlanTexts() {}

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
