package io.github.poolscope.lesson;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders for figures: {@code {workers}}, or {@code {one.tasks}} for the figure of stage {@code one}.
 */
record FiguredText(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{(?:([a-z][a-z0-9-]*)\\.)?([a-z][A-Za-z0-9]*)\\}");

    /** A placeholder; {@code stage} is empty if the text does not name one. */
    record Place(String stage, String figure) {
        String told() {
            return stage.isEmpty() ? figure : stage + "." + figure;
        }
    }

    List<Place> places() {
        return PLACE.matcher(text).results().map(FiguredText::place).toList();
    }

    /** Returns the text without its placeholders. */
    String literal() {
        return PLACE.matcher(text).replaceAll("");
    }

    String fill(Function<Place, String> figures) {
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(figures.apply(place(found))));
    }

    private static Place place(MatchResult found) {
        return new Place(found.group(1) == null ? "" : found.group(1), found.group(2));
    }
}
