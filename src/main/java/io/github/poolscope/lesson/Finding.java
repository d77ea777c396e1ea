package io.github.poolscope.lesson;

import io.github.poolscope.analysis.Units;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The result of a check: whether the lesson holds, the key of the sentence, and its figures. */
final class Finding {
    private final boolean holds;
    private final String reason;
    private final Map<String, String> figures = new LinkedHashMap<>();

    private Finding(boolean holds, String reason) {
        this.holds = holds;
        this.reason = reason;
    }

    static Finding holds() {
        return new Finding(true, "holds");
    }

    /** Creates a positive result for one of several ways to hold, each with its own sentence. */
    static Finding holds(String way) {
        return new Finding(true, "holds." + way);
    }

    static Finding fails(String reason) {
        return new Finding(false, "fails." + reason);
    }

    /** Returns a duration, given in nanoseconds, as text with its unit. */
    static String time(long nanos) {
        return Units.duration(nanos);
    }

    Finding with(String name, String figure) {
        figures.put(name, figure);
        return this;
    }

    Finding with(String name, long count) {
        return with(name, Long.toString(count));
    }

    Finding with(String name, List<Integer> indices) {
        return with(
                name,
                indices.isEmpty() ? "–" : indices.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** Returns the same figures for another sentence, whose key begins with {@code holds} or {@code fails}. */
    Finding as(String sentence) {
        Finding other = new Finding(sentence.startsWith("holds"), sentence);
        other.figures.putAll(figures);
        return other;
    }

    boolean good() {
        return holds;
    }

    boolean failsFor(String why) {
        return reason.equals("fails." + why);
    }

    Verdict verdict(String lesson) {
        return new Verdict(holds, new Statement(lesson + "." + reason, figures));
    }
}
