package io.github.poolscope.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How the values of a setting are written in JSON, on the command line and in the form.
 *
 * @param form what a value looks like, in the words of a command's help, such as {@code N|auto}
 * @param choices all texts that there are; empty if there are too many to list
 * @param parser parses a text
 * @param writer returns the text that the parser reads as that value
 * @param json the type in JSON
 * @param none whether the text {@code none}, which is null in JSON, is a value
 */
record Spelling<T>(
        String form, List<String> choices, Parser<T> parser, Function<T, String> writer, Json json, boolean none) {
    /** Parses the text of a setting. */
    interface Parser<T> {
        /**
         * Returns the value.
         *
         * @throws PlanException if the text is not one
         */
        T parse(Setting<?> setting, String text);
    }

    /** What a value is in JSON. Words such as {@code auto} are texts in any case. */
    enum Json {
        TEXT,
        WHOLE,
        DECIMAL,
        TRUTH
    }

    /** One of a few values. */
    static <T> Spelling<T> choice(T[] values, Function<T, String> keyOf) {
        List<String> keys = Arrays.stream(values).map(keyOf).toList();
        return new Spelling<>(
                "NAME",
                keys,
                (setting, text) -> Choice.of(values, keyOf, setting, text.strip()),
                keyOf,
                Json.TEXT,
                false);
    }

    /** A whole number. */
    static Spelling<Integer> whole(int least, int most) {
        return new Spelling<>(
                "N",
                List.of(),
                (setting, text) -> Numbers.atLeast(least, setting, text, most, "plan.form.whole"),
                number -> Integer.toString(number),
                Json.WHOLE,
                false);
    }

    /** A whole number, or {@code auto}. */
    static Spelling<OptionalInt> autoOrWhole(int least, int most) {
        return new Spelling<>(
                "N|auto",
                List.of(),
                (setting, text) -> Numbers.autoOrAtLeast(least, setting, text, most),
                PlanTexts::auto,
                Json.WHOLE,
                false);
    }

    /** A whole number of at least 1; or {@code none} or an empty text for none. */
    static Spelling<OptionalInt> noneOrWhole() {
        return new Spelling<>(
                "N|none",
                List.of(),
                (setting, text) -> isNone(text)
                        ? OptionalInt.empty()
                        : OptionalInt.of(
                                Numbers.atLeast(1, setting, text, Integer.MAX_VALUE, "plan.form.none-or-whole")),
                PlanTexts::none,
                Json.WHOLE,
                true);
    }

    /** Seconds above 0; or {@code none} or an empty text for none. */
    static Spelling<OptionalDouble> noneOrSeconds(double most) {
        return new Spelling<>(
                "SECONDS|none",
                List.of(),
                (setting, text) -> Numbers.noneOrSeconds(setting, text, most),
                PlanTexts::none,
                Json.DECIMAL,
                true);
    }

    /** A name; or {@code none} or an empty text for none. */
    static Spelling<Optional<String>> noneOrName(String form) {
        return new Spelling<>(
                form,
                List.of(),
                (setting, text) -> isNone(text) ? Optional.empty() : Optional.of(text.strip()),
                name -> name.orElse(Numbers.NONE),
                Json.TEXT,
                true);
    }

    /** A file; or {@code none} or an empty text for none. */
    static Spelling<Optional<Path>> noneOrFile() {
        return new Spelling<>(
                "FILE",
                List.of(),
                (setting, text) -> isNone(text) ? Optional.empty() : Optional.of(Paths.of(setting, text.strip())),
                file -> file.map(Path::toString).orElse(Numbers.NONE),
                Json.TEXT,
                true);
    }

    /** Names separated by commas; or {@code none} or an empty text for none. */
    static Spelling<List<String>> names(String form) {
        return new Spelling<>(
                form,
                List.of(),
                (setting, text) -> isNone(text)
                        ? List.of()
                        : Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .toList(),
                names -> names.isEmpty() ? Numbers.NONE : String.join(",", names),
                Json.TEXT,
                true);
    }

    /** Whether something is so. */
    static Spelling<Boolean> truth() {
        return new Spelling<>(
                "true|false",
                List.of("false", "true"),
                (setting, text) -> Choice.of(new Boolean[] {false, true}, String::valueOf, setting, text.strip()),
                String::valueOf,
                Json.TRUTH,
                false);
    }

    /** As this, for values that are made of those of this. */
    <U> Spelling<U> as(Function<T, U> make, Function<U, T> unmake) {
        return new Spelling<>(
                form,
                choices,
                (setting, text) -> make.apply(parser.parse(setting, text)),
                value -> writer.apply(unmake.apply(value)),
                json,
                none);
    }

    /** Returns a value as JSON. */
    JsonNode node(T value) {
        String text = writer.apply(value);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (none && text.equals(Numbers.NONE)) {
            return nodes.nullNode();
        }
        if (json == Json.TRUTH) {
            return nodes.booleanNode(Boolean.parseBoolean(text));
        }
        if (json == Json.DECIMAL) {
            return nodes.numberNode(Double.parseDouble(text));
        }
        if (json == Json.WHOLE && text.matches("-?\\d{1,19}")) {
            return nodes.numberNode(Long.parseLong(text));
        }
        return nodes.textNode(text);
    }

    private static boolean isNone(String text) {
        return text.isBlank() || text.strip().equals(Numbers.NONE);
    }
}
