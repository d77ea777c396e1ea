package io.github.poolscope.watch.assembly;

import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Takes lines of the form {@code /path/of/file.py:12} apart, and has the source of each file recorded once. */
final class SourceLines {
    /** A line that is unknown. */
    static final Line UNKNOWN = new Line("", Trace.NONE);

    private static final int MOST_LINES = 10_000;
    /** More than a trace stores. */
    private static final int MOST_FILES = 2_000;

    private final TraceRecorder recorder;
    private final SourceReader reader;
    private final String planProgram;
    private final Map<String, Line> lines = new HashMap<>();
    private final Set<String> files = new HashSet<>();

    /**
     * A line of a source file.
     *
     * @param source the file's path; empty for the program of the run's plan, or if the line is unknown
     * @param number the line in it, from 0; {@link Trace#NONE} if unknown
     */
    record Line(String source, int number) {}

    /**
     * @param planProgram the path of the program of the run's plan, whose lines have no source file in the trace; empty
     *     if there is none
     */
    SourceLines(TraceRecorder recorder, SourceReader reader, String planProgram) {
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
        Line line = parsed(text);
        if (lines.size() < MOST_LINES) {
            lines.put(text, line);
        }
        if (!line.source().isEmpty() && files.size() < MOST_FILES && files.add(line.source())) {
            reader.read(line.source())
                    .ifPresent(source -> recorder.source(line.source(), source.text(), source.isWhole()));
        }
        return line;
    }

    private Line parsed(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || colon == text.length() - 1 || text.length() - colon > 10) {
            return UNKNOWN;
        }
        int number = 0;
        for (int i = colon + 1; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return UNKNOWN;
            }
            number = 10 * number + digit - '0';
        }
        String source = text.substring(0, colon);
        return number == 0 ? UNKNOWN : new Line(source.equals(planProgram) ? "" : source, number - 1);
    }
}
