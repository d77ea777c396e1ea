package io.github.poolscope.ui.program;

import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program and its times in words, for screen readers. */
final class CodeWords {
    /** The maximum number of lines whose times are told. */
    private static final int MAX_LINES = 8;

    private CodeWords() {}

    static String of(Source source, LineTimes times) {
        if (source.lines().isEmpty()) {
            return Words.text("program.none");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(Words.text("program.lines", source.lines().size()));
        times.lit().ifPresent(line -> {
            StepTimes.Time time = times.byLine().get(line);
            if (time != null) {
                sentences.add(line(source, line, LineMark.sentence(time, true)));
            }
        });
        Map<Integer, StepTimes.Time> others = new TreeMap<>(times.byLine());
        times.lit().ifPresent(others::remove);
        others.entrySet().stream()
                .filter(entry -> entry.getValue().blocking())
                .limit(MAX_LINES)
                .forEach(entry ->
                        sentences.add(line(source, entry.getKey(), LineMark.sentence(entry.getValue(), false))));
        new TreeMap<>(times.elsewhere())
                .entrySet().stream()
                        .limit(MAX_LINES)
                        .forEach(entry -> sentences.add(line(
                                source, entry.getKey(), Words.text("program.elsewhere.blocked", entry.getValue()))));
        return String.join("\n", sentences);
    }

    private static String line(Source source, int line, String sentence) {
        return Words.text("program.line", line + 1, source.lines().get(line).strip(), sentence);
    }
}
