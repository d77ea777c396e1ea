package io.github.poolscope.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with numbered placeholders: {@code {0}} for a figure, or {@code {0
 * task
 * tasks}} for one of two words, the first if the figure is 1. Immutable.
 */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)(?:\\|([^|}]*)\\|([^|}]*))?\\}");

    /** Literal text, or a placeholder for a figure, or two words of which the figure selects one. */
    private record Part(
            String words,
            int figure,
            @Nullable String one,
            @Nullable String more) {
        private static final int NONE = -1;

        static Part literal(String words) {
            return new Part(words, NONE, null, null);
        }

        static Part place(MatchResult found) {
            return new Part("", Integer.parseInt(found.group(1)), found.group(2), found.group(3));
        }

        String fill(IntFunction<String> figures) {
            if (figure == NONE) {
                return words;
            }
            String told = figures.apply(figure);
            return one == null || more == null ? told : told.equals("1") ? one : more;
        }
    }

    private final List<Part> parts = new ArrayList<>();

    public Template(String text) {
        Matcher matcher = PLACE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(Part.literal(text.substring(end, matcher.start())));
            parts.add(Part.place(matcher.toMatchResult()));
            end = matcher.end();
        }
        parts.add(Part.literal(text.substring(end)));
    }

    /** Returns the numbers of the figures that it contains. */
    public Set<Integer> figures() {
        Set<Integer> numbers = new TreeSet<>();
        parts.stream().map(Part::figure).filter(number -> number != Part.NONE).forEach(numbers::add);
        return numbers;
    }

    /** Returns the whole text; {@code figures} returns each figure by its number. */
    public String fill(IntFunction<String> figures) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.fill(figures)));
        return text.toString();
    }
}
