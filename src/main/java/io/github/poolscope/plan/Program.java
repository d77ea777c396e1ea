package io.github.poolscope.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The program that corresponds to a plan, as a person would write it.
 *
 * @param language its language, such as {@code Python}
 * @param lines its lines
 */
public record Program(String language, List<Line> lines) {
    /**
     * A line and what it does.
     *
     * @param label the line's label in a script, the same in every language; empty if it has none
     */
    public record Line(String text, Step step, String label) {
        /** Creates a line without a label. */
        public Line(String text, Step step) {
            this(text, step, "");
        }

        /**
         * Returns the key by which the corresponding line of another language is found; empty if it does nothing of
         * interest.
         */
        public String place() {
            return !label.isEmpty() || step == Step.OTHER ? label : step.name();
        }
    }

    public Program {
        lines = List.copyOf(lines);
    }

    /** Returns the text of all lines, with a line feed behind each. */
    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Returns the index of the first line that does {@code step}, or −1 if none does. */
    public int lineOf(Step step) {
        return lineOf(step.name());
    }

    /** Returns the index of the first line with that {@linkplain Line#place place}, or −1 if there is none. */
    public int lineOf(String place) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).place().equals(place)) {
                return i;
            }
        }
        return -1;
    }
}
