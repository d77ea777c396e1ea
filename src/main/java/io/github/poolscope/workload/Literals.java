package io.github.poolscope.workload;

import java.util.Locale;

/** Values as they are written in a program, in Python and in Java alike. */
final class Literals {
    private Literals() {}

    /** A number of seconds, to the microsecond. */
    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.6f", value).replaceFirst("\\.?0+$", "");
    }

    /** A text in double quotes. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
