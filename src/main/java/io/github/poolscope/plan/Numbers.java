package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Parses the numbers of a plan; each error is one sentence. */
final class Numbers {
    static final String AUTO = "auto";
    static final String NONE = "none";

    private Numbers() {}

    static OptionalInt autoOrAtLeast(int least, Setting<?> setting, String text, int most) {
        return AUTO.equals(text.strip())
                ? OptionalInt.empty()
                : OptionalInt.of(atLeast(least, setting, text, most, "plan.form.auto-or-whole"));
    }

    /** Parses seconds, or {@code none} or an empty text for none. */
    static OptionalDouble noneOrSeconds(Setting<?> setting, String text, double most) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.equals(NONE)) {
            return OptionalDouble.empty();
        }
        double seconds =
                PlanTexts.decimal(stripped.endsWith("s") ? stripped.substring(0, stripped.length() - 1) : stripped);
        if (!(seconds > 0 && seconds <= most)) {
            throw new PlanException(
                    setting, Phrase.of("plan.problem.not-a-time", setting.title(), stripped, (long) most));
        }
        return OptionalDouble.of(seconds);
    }

    static int atLeast(int least, Setting<?> setting, String text, int most, String form) {
        long value;
        try {
            value = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw wrong(setting, text, "plan.problem.not-a-number", form, least, most);
        }
        if (value < least) {
            throw wrong(setting, text, "plan.problem.too-small", form, least, most);
        }
        if (value > most) {
            throw wrong(setting, text, "plan.problem.too-large", form, least, most);
        }
        return (int) value;
    }

    private static PlanException wrong(Setting<?> setting, String text, String how, String form, int least, int most) {
        Phrase wanted = most == Integer.MAX_VALUE
                ? Phrase.of("plan.form.at-least", Phrase.of(form), least)
                : Phrase.of("plan.form.from-to", Phrase.of(form), least, most);
        return new PlanException(setting, Phrase.of(how, setting.title(), text.strip(), wanted));
    }
}
