package io.github.poolscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A list of numbers on the command line, such as {@code 1..8}, {@code 1,2,4} or {@code 1..4,8,auto}. */
final class NumberList {
    /** The maximum length: each value is predicted or run. */
    private static final int MAX_VALUES = 10_000;

    private NumberList() {}

    /**
     * Parses a list.
     *
     * @param option the option that has it, for the message
     * @param max the largest number, at least 1; the smallest is 1
     * @return the values as texts, each once, in the order of the list
     * @throws IllegalArgumentException if it is no such list; the message is a sentence
     */
    static List<String> parse(String option, String list, int max) {
        Set<String> values = new LinkedHashSet<>();
        for (String part : list.split(",", -1)) {
            String text = part.strip();
            int dots = text.indexOf("..");
            if (text.equals("auto")) {
                values.add(text);
            } else if (dots < 0) {
                values.add(Integer.toString(number(option, text, max)));
            } else {
                int from = number(option, text.substring(0, dots), max);
                int to = number(option, text.substring(dots + 2), max);
                if (from > to) {
                    throw new IllegalArgumentException(
                            "The range " + text + " of " + option + " is empty: write the smaller number first.");
                }
                for (int value = from; value <= to && values.size() <= MAX_VALUES; value++) {
                    values.add(Integer.toString(value));
                }
            }
            if (values.size() > MAX_VALUES) {
                throw new IllegalArgumentException(
                        "The option " + option + " has more than " + MAX_VALUES + " values: give fewer.");
            }
        }
        return new ArrayList<>(values);
    }

    private static int number(String option, String text, int max) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException("'" + text + "' in " + option + " is no number from 1 to " + max
                + ": write numbers, ranges such as 1..8, or auto, with commas.");
    }
}
