package io.github.poolscope.start;

import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Of what a process printed, the line that tells best why it did not start. A JVM says that partly on standard output,
 * and around it what tells nothing: the options that it picked up, that it could not be created, stack frames. Safe for
 * any thread.
 */
final class StartErrorLine {
    /** A process that fails to start says so before this many lines; a user's output is not searched for ever. */
    private static final int MOST_LINES = 200;

    private static final int LAST_WORDS = 12;

    private static final List<String> NOISE = List.of(
            "Picked up ",
            "NOTE: Picked up ",
            "Error: Could not create the Java Virtual Machine",
            "Error: A fatal exception has occurred",
            "Error: A JNI error has occurred",
            "Improperly specified VM option",
            "\tat ",
            "\t... ",
            "WARNING:",
            "SLF4J",
            "Listening for transport dt_socket");

    /** What a JVM says of the system class loader that some workers have. */
    private static final String REMARK = "disabled because the java.system.class.loader property is specified";

    /** A line of the JVM's log, such as {@code [0.004s][info][gc] Using G1}. */
    private static final Pattern LOG = Pattern.compile("\\[[0-9.,]+m?s]\\[.*");

    private static final String INITIALISATION = "Error occurred during initialization of";
    /** Why it failed stands on standard error. */
    private static final String AGENT = "agent library failed";

    private static final Pattern ERROR =
            Pattern.compile("(?i:fatal )?(?i:error)\\b.*|(Exception in thread|Unrecognized VM option|Unrecognized"
                    + " option|Conflicting|Invalid|Could not|Unable to|There is insufficient memory)\\b.*"
                    + "|[\\w.$]+(Exception|Error)(:.*)?");

    /** What kind of line the best one is; each beats those before it. */
    private enum Kind {
        NONE,
        OUTPUT,
        WARNING,
        ON_ERROR,
        ERROR,
        REASON
    }

    private String best = "";
    private Kind kind = Kind.NONE;
    private String cause = "";
    /** Behind the line on standard output that says when the error occurred comes the one that says which. */
    private boolean reasonFollows;

    private final ArrayDeque<String> last = new ArrayDeque<>();
    private int lines;

    /** Takes a line; returns whether it is the JVM's remark on an option of ours, which is nobody else's business. */
    synchronized boolean add(boolean onError, String line) {
        if (lines++ >= MOST_LINES || line.isBlank() || NOISE.stream().anyMatch(line::startsWith)) {
            return false;
        }
        if (line.contains(REMARK)) {
            return true;
        }
        last.add(line);
        if (last.size() > LAST_WORDS) {
            last.remove();
        }
        if (line.startsWith("Caused by: ")) {
            cause = line.substring("Caused by: ".length());
            return false;
        }
        Kind next = kind(onError, line);
        if (!onError) {
            reasonFollows = line.startsWith(INITIALISATION);
        }
        if (next.compareTo(kind) > 0) {
            best = line.strip();
            kind = next;
        }
        return false;
    }

    private Kind kind(boolean onError, String line) {
        if (reasonFollows && !onError) {
            return line.startsWith(AGENT) ? Kind.OUTPUT : Kind.REASON;
        }
        if (LOG.matcher(line).matches()) {
            return Kind.OUTPUT;
        }
        if (line.contains("VM warning: ")) {
            return Kind.WARNING;
        }
        if (ERROR.matcher(line).matches()) {
            return line.startsWith(INITIALISATION) ? Kind.ON_ERROR : Kind.ERROR;
        }
        return onError ? Kind.ON_ERROR : Kind.OUTPUT;
    }

    /**
     * The end of a sentence that says that a JVM did not start: the line, with the last cause of an exception, and the
     * options that the environment gives every JVM, which may be to blame.
     */
    String endOfSentence() {
        String line = text();
        return (line.isEmpty() ? "." : ", and said: " + line + (line.endsWith(".") ? "" : "."))
                + JvmEnvironment.in(System.getenv()).hint();
    }

    synchronized String lastWords() {
        return String.join("\n", last);
    }

    /** The line, with the last cause of an exception; empty if nothing was printed that tells anything. */
    synchronized String text() {
        return cause.isEmpty() || kind == Kind.REASON ? best : best + ", caused by " + cause;
    }
}
