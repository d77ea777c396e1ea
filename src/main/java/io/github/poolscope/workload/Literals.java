package io.github.poolscope.workload;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as they are written in a program, in Python and in Java alike. */
final class Literals {
    private Literals() {}

    /** A number of seconds, to the microsecond. */
    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.6f", value).replaceFirst("\\.?0+$", "");
    }

    /** Numbers of seconds, each times {@code factor}. */
    static String decimals(List<Double> values, double factor) {
        return values.stream().map(value -> decimal(value * factor)).collect(Collectors.joining(", "));
    }

    /** A text in double quotes. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
