package io.github.poolscope.plan;

import java.util.List;

/**
 * The program that a plan amounts to, as a person would write it.
 *
 * @param language what it is written in, such as {@code Python}
 * @param lines its lines
 */
public record Program(String language, List<Line> lines) {
    /** A line of it and what it does. */
    public record Line(String text, Step step) {}

    public Program {
        lines = List.copyOf(lines);
    }

    /** The number of the first line that does {@code step}, from 0, or −1 if none does. */
    public int lineOf(Step step) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).step() == step) {
                return i;
            }
        }
        return -1;
    }
}
