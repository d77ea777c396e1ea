package io.github.poolscope.start;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * The text encodings of a worker's JVM. It prints UTF-8 in every locale. In the locale {@code C} or {@code POSIX}, as
 * in cron jobs and containers, a JVM can't use file names other than ASCII; there a worker gets the locale {@code
 * C.UTF-8}, as Python does (PEP 538). If the system has no such locale, nothing changes.
 */
final class WorkerLocale {
    /** The options of JDK 19 and later, and of earlier ones. */
    static final List<String> OUTPUT = List.of(
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Dsun.stdout.encoding=UTF-8",
            "-Dsun.stderr.encoding=UTF-8");

    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_CTYPE", "LANG");

    private WorkerLocale() {}

    /**
     * Changes the environment of a process before its start.
     *
     * @param asked the variables that were set explicitly; a locale among them is kept
     */
    static void adapt(Map<String, String> environment, Map<String, String> asked) {
        if (!isAscii() || VARIABLES.stream().anyMatch(asked::containsKey)) {
            return;
        }
        boolean all = !environment.getOrDefault("LC_ALL", "").isEmpty();
        environment.put(all ? "LC_ALL" : "LC_CTYPE", "C.UTF-8");
    }

    /** Prints a line of a worker; as UTF-8 if this program's locale is ASCII. */
    static void reprint(String line, PrintStream target) {
        if (isAscii()) {
            byte[] bytes = (line + System.lineSeparator()).getBytes(UTF_8);
            target.write(bytes, 0, bytes.length);
            target.flush();
        } else {
            target.println(line);
        }
    }

    /** Returns whether this JVM supports only ASCII file names. */
    private static boolean isAscii() {
        String names = System.getProperty("sun.jnu.encoding", "UTF-8");
        return Charset.isSupported(names) && Charset.forName(names).equals(US_ASCII);
    }
}
