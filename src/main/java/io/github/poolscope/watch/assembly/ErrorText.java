package io.github.poolscope.watch.assembly;

/**
 * An error as it is told: {@code type NUL message NUL stack trace}.
 *
 * @param type the name of its class, without its package
 * @param message its message; empty if it has none
 * @param stackTrace its stack trace; empty if there is none
 */
record ErrorText(String type, String message, String stackTrace) {
    private static final char SEPARATOR = '\0';

    static ErrorText of(String text) {
        int first = text.indexOf(SEPARATOR);
        if (first < 0) {
            return new ErrorText(simple(text), "", "");
        }
        int second = text.indexOf(SEPARATOR, first + 1);
        return second < 0
                ? new ErrorText(simple(text.substring(0, first)), text.substring(first + 1), "")
                : new ErrorText(
                        simple(text.substring(0, first)),
                        text.substring(first + 1, second),
                        text.substring(second + 1));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Returns type and message in one line, as the last line of a traceback has them. */
    String line() {
        return message.isEmpty() ? type : type + ": " + message;
    }
}
