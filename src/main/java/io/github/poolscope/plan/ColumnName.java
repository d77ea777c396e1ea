package io.github.poolscope.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of a CSV file as spelled in a plan: {@code a}, or in double quotes, with its own quotes doubled, if the name
 * contains {@code +}, {@code :}, quotes, or significant blanks at its ends. Several names are joined by {@code +}.
 *
 * @param name the name without the quotes
 * @param quoted whether it was quoted; then it must match exactly
 */
public record ColumnName(String name, boolean quoted) {
    /** Parses names joined by {@code +}; empty if quotes are not closed, or a name without quotes is empty. */
    static Optional<List<ColumnName>> parse(String text) {
        List<ColumnName> names = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            int end;
            if (at < text.length() && text.charAt(at) == '"') {
                StringBuilder name = new StringBuilder();
                end = quoted(text, at, name);
                if (end < 0 || (end < text.length() && text.charAt(end) != '+')) {
                    return Optional.empty();
                }
                names.add(new ColumnName(name.toString(), true));
            } else {
                int plus = text.indexOf('+', at);
                end = plus < 0 ? text.length() : plus;
                String name = text.substring(at, end).strip();
                if (name.isEmpty() || name.indexOf('"') >= 0 || name.indexOf(':') >= 0) {
                    return Optional.empty();
                }
                names.add(new ColumnName(name, false));
            }
            at = end + 1;
        }
        return Optional.of(names);
    }

    /** Parses a quoted name; returns the position after its closing quote, or -1 if it is not closed. */
    private static int quoted(String text, int from, StringBuilder name) {
        int at = from + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    at++;
                } else {
                    return at + 1;
                }
            }
            name.append(c);
            at++;
        }
        return -1;
    }

    /** Returns the spelling in a plan, quoted if necessary. */
    public String text() {
        boolean plain = !quoted
                && !name.isEmpty()
                && name.equals(name.strip())
                && name.chars().noneMatch(c -> c == '+' || c == ':' || c == '"');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
