package io.github.poolscope.plan;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads the numbers of a plan, with one sentence for each way in which they can be wrong. */
final class Numbers {
    static final String AUTO = "auto";
    static final String NONE = "none";

    private Numbers() {}

    static OptionalInt autoOrAtLeastOne(Setting setting, String text, int most) {
        return autoOrAtLeast(1, setting, text, most);
    }

    static OptionalInt autoOrAtLeast(int least, Setting setting, String text, int most) {
        return AUTO.equals(text.strip())
                ? OptionalInt.empty()
                : OptionalInt.of(atLeast(least, setting, text, most, "'auto' or a whole number"));
    }

    /** Seconds, or {@code none}, which an empty text stands for as well. */
    static OptionalDouble noneOrSeconds(Setting setting, String text, double most) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.equals(NONE)) {
            return OptionalDouble.empty();
        }
        double seconds;
        try {
            seconds = Double.parseDouble(stripped.replaceFirst("\\s*s$", ""));
        } catch (NumberFormatException e) {
            seconds = Double.NaN;
        }
        if (!(seconds > 0 && seconds <= most)) {
            throw new PlanException(
                    setting,
                    "The " + setting.title() + " '" + stripped
                            + "' is not a time: give 'none' or seconds above 0, up to " + (long) most + ".");
        }
        return OptionalDouble.of(seconds);
    }

    static int atLeast(int least, Setting setting, String text, int most, String form) {
        long value;
        try {
            value = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw wrong(setting, text, "is not a number", form, least, most);
        }
        if (value < least) {
            throw wrong(setting, text, "is too small", form, least, most);
        }
        if (value > most) {
            throw wrong(setting, text, "is too large", form, least, most);
        }
        return (int) value;
    }

    private static PlanException wrong(Setting setting, String text, String how, String form, int least, int most) {
        String range = most == Integer.MAX_VALUE ? " of at least " + least : " from " + least + " to " + most;
        return new PlanException(
                setting, "The " + setting.title() + " '" + text.strip() + "' " + how + ": give " + form + range + ".");
    }
}
