package io.github.poolscope.plan;

import java.util.OptionalInt;

/** Reads the numbers of a plan, with one sentence for each way in which they can be wrong. */
final class Numbers {
    static final String AUTO = "auto";

    private Numbers() {}

    static OptionalInt autoOrAtLeastOne(Setting setting, String text, int most) {
        return AUTO.equals(text.strip())
                ? OptionalInt.empty()
                : OptionalInt.of(atLeast(1, setting, text, most, "'auto' or a whole number"));
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
