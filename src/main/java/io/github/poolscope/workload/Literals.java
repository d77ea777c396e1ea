package io.github.poolscope.workload;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Literals in the syntax shared by Python and Java. */
final class Literals {
    private Literals() {}

    /** Returns a number of seconds, to the microsecond. */
    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.6f", value).replaceFirst("\\.?0+$", "");
    }

    /** Returns numbers of seconds, each times {@code factor}. */
    static String decimals(List<Double> values, double factor) {
        return values.stream().map(value -> decimal(value * factor)).collect(Collectors.joining(", "));
    }

    /** Returns a text in double quotes. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
