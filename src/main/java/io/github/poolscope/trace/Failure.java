package io.github.poolscope.trace;

/**
 * The error a taskel ended with.
 *
 * @param index the taskel
 * @param type the error's class, without its package
 * @param message one sentence; empty if the error had none; cut if it is long
 * @param stackTrace the remote stack trace as text; empty if there is none or if too many failed before
 */
public record Failure(int index, String type, String message, String stackTrace) {
    /** As long as a text of a run may be: an error's message may be megabytes, and each of many errors has one. */
    private static final int LONGEST_MESSAGE = 8_192;

    private static final int LONGEST_STACK_TRACE = 120_000;
    /** Room for what tells that something was cut, so that what was cut is not cut again when it is read back. */
    private static final int TOLD = 64;

    public Failure {
        message = cut(message, LONGEST_MESSAGE);
        stackTrace = cut(stackTrace, LONGEST_STACK_TRACE);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int kept = most - TOLD;
        if (Character.isHighSurrogate(text.charAt(kept - 1))) {
            kept--;
        }
        return text.substring(0, kept) + "… (" + (text.length() - kept) + " more characters left out)";
    }
}
