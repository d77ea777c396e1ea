package io.github.poolscope.trace;

/**
 * The error of a taskel.
 *
 * @param index the taskel
 * @param type the error's class, without its package
 * @param message one sentence; empty if the error had none; truncated if long
 * @param stackTrace the remote stack trace as text; empty if there is none or if too many failed before
 */
public record Failure(int index, String type, String message, String stackTrace) {
    /**
     * The maximum length, as for other texts of a run: an error's message may be megabytes, and there may be many
     * errors.
     */
    private static final int MAX_MESSAGE_LENGTH = 8_192;

    private static final int MAX_STACK_TRACE_LENGTH = 120_000;
    /** Room for the note that something was truncated, so that it is not truncated again when it is read back. */
    private static final int TOLD = 64;

    public Failure {
        message = cut(message, MAX_MESSAGE_LENGTH);
        stackTrace = cut(stackTrace, MAX_STACK_TRACE_LENGTH);
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
