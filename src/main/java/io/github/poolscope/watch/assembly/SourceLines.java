package io.github.poolscope.watch.assembly;

import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.watch.source.Line;
import io.github.poolscope.watch.source.PlanProgram;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Takes lines of the form {@code /path/of/file.py:12} apart, and has the source of each file recorded once. */
final class SourceLines {
    private static final int MOST_LINES = 10_000;
    /** More than a trace stores. */
    private static final int MOST_FILES = 2_000;

    private final TraceRecorder recorder;
    private final SourceReader reader;
    private final PlanProgram planProgram;
    private final Map<String, Line> lines = new HashMap<>();
    private final Set<String> files = new HashSet<>();

    SourceLines(TraceRecorder recorder, SourceReader reader, PlanProgram planProgram) {
        this.recorder = recorder;
        this.reader = reader;
        this.planProgram = planProgram;
    }

    /** Returns the line that a text names. */
    Line of(String text) {
        Line known = lines.get(text);
        if (known != null) {
            return known;
        }
        Line line = planProgram.of(Line.of(text));
        if (lines.size() < MOST_LINES) {
            lines.put(text, line);
        }
        if (!line.source().isEmpty() && files.size() < MOST_FILES && files.add(line.source())) {
            reader.read(line.source())
                    .ifPresent(source -> recorder.source(line.source(), source.text(), source.isWhole()));
        }
        return line;
    }
}
