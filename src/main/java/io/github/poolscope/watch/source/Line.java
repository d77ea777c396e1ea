package io.github.poolscope.watch.source;

import io.github.poolscope.trace.Trace;

/**
 * A line of a source file.
 *
 * @param source the file; empty if unknown, or for the program of the run's plan
 * @param number the line, from 0; {@link Trace#NONE} if unknown
 */
public record Line(String source, int number) {
    /** A line that is unknown. */
    public static final Line UNKNOWN = new Line("", Trace.NONE);

    private static final int MOST_DIGITS = 9;

    /** Returns the line of a text such as {@code folder/File.java:12}, which counts from 1. */
    public static Line of(String text) {
        int colon = text.lastIndexOf(':');
        String digits = text.substring(colon + 1);
        if (colon <= 0
                || digits.isEmpty()
                || digits.length() > MOST_DIGITS
                || !digits.chars().allMatch(it -> it >= '0' && it <= '9')) {
            return UNKNOWN;
        }
        int number = Integer.parseInt(digits);
        return number == 0 ? UNKNOWN : new Line(text.substring(0, colon), number - 1);
    }
}
