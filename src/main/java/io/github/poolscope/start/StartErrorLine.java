package io.github.poolscope.start;

import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Selects, from the output of a process, the line that best explains why it did not start. A JVM writes its reason
 * partly to standard output, and among lines without information: the options that it picked up, that it could not be
 * created, stack frames. Thread-safe.
 */
final class StartErrorLine {
    /** A process that fails to start says so within this many lines; a user's output is not searched further. */
    private static final int MAX_LINES = 200;

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

    /** A JVM's remark about the system class loader that some workers have. */
    private static final String REMARK = "disabled because the java.system.class.loader property is specified";

    /** A line of the JVM's log, such as {@code [0.004s][info][gc] Using G1}. */
    private static final Pattern LOG = Pattern.compile("\\[[0-9.,]+m?s]\\[.*");

    private static final String INITIALISATION = "Error occurred during initialization of";
    /** The reason is on standard error. */
    private static final String AGENT = "agent library failed";

    private static final Pattern ERROR =
            Pattern.compile("(?i:fatal )?(?i:error)\\b.*|(Exception in thread|Unrecognized VM option|Unrecognized"
                    + " option|Conflicting|Invalid|Could not|Unable to|There is insufficient memory)\\b.*"
                    + "|[\\w.$]+(Exception|Error)(:.*)?");

    /** The kind of the best line so far; later kinds take precedence. */
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
    /**
     * Whether the next line gives the reason: on standard output it follows the line that says when the error occurred.
     */
    private boolean reasonFollows;

    private final ArrayDeque<String> last = new ArrayDeque<>();
    private int lines;

    /**
     * Processes a line; returns whether it is the JVM's remark about an option set by this library, which must be
     * hidden.
     */
    synchronized boolean add(boolean onError, String line) {
        if (lines++ >= MAX_LINES || line.isBlank() || NOISE.stream().anyMatch(line::startsWith)) {
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
     * Returns the end of a sentence that says that a JVM did not start: the line, with the last cause of an exception,
     * and the options from the environment, which may be the cause.
     */
    String endOfSentence() {
        String line = text();
        return (line.isEmpty() ? "." : ", and said: " + line + (line.endsWith(".") ? "" : "."))
                + JvmEnvironment.in(System.getenv()).hint();
    }

    synchronized String lastWords() {
        return String.join("\n", last);
    }

    /** Returns the line, with the last cause of an exception; empty if the output explains nothing. */
    synchronized String text() {
        return cause.isEmpty() || kind == Kind.REASON ? best : best + ", caused by " + cause;
    }
}
