package io.github.poolscope.plan;

import java.util.List;

/**
 * The program that a plan amounts to, as a person would write it.
 *
 * @param language what it is written in, such as {@code Python}
 * @param lines its lines
 */
public record Program(String language, List<Line> lines) {
    /**
     * A line of it and what it does.
     *
     * @param label what a script calls the line, the same in every language; empty if it calls it nothing
     */
    public record Line(String text, Step step, String label) {
        /** A line of a program that follows from a plan's settings. */
        public Line(String text, Step step) {
            this(text, step, "");
        }

        /** What the line does, by which it is found in another language; empty if it does nothing of note. */
        public String place() {
            return !label.isEmpty() || step == Step.OTHER ? label : step.name();
        }
    }

    public Program {
        lines = List.copyOf(lines);
    }

    /** The number of the first line that does {@code step}, from 0, or −1 if none does. */
    public int lineOf(Step step) {
        return lineOf(step.name());
    }

    /** The number of the first line at that {@linkplain Line#place place}, from 0, or −1 if none is. */
    public int lineOf(String place) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).place().equals(place)) {
                return i;
            }
        }
        return -1;
    }
}
