package io.github.poolscope.watch;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Takes out of a program's output what differs between two runs of it, and the tracer's own lines of a traceback, which
 * is all that a program's output may have from the tracer.
 */
final class Normaliser {
    /** As in {@code <Lock object at 0x7f1d6>}, and Python's names of threads. */
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]+");

    /** As in a warning of Python 3.12: {@code This process (pid=123) is multi-threaded}. */
    private static final Pattern PID = Pattern.compile("\\bpid=\\d+");

    /**
     * One line for each hook, without a line of source: before Python 3.11 a function can't take itself out of the
     * traceback of an error that passes through it, and the stacks that faulthandler tells are those there are.
     */
    private static final Pattern HOOK = Pattern.compile("  File \"<poolscope>\", line \\d+,? in \\S+\\n");

    /**
     * A warning of Python 3.12 and later that semaphores were collected as garbage while another was registered: it
     * depends on the moment of a collection, which two runs do not share.
     */
    private static final Pattern COLLECTED =
            Pattern.compile("\\S+: UserWarning: ResourceTracker called reentrantly .*\\n  warnings\\.warn\\(\\n");

    private Normaliser() {}

    /** Returns the text with one name in place of each of these, and of the folder that the program ran in. */
    static String normalised(String text, Path folder) {
        String without = text.replace(folder.toString(), "FOLDER")
                .replace(folder.getFileName().toString(), "FOLDER");
        without = HOOK.matcher(without).replaceAll("");
        without = COLLECTED.matcher(without).replaceAll("");
        without = PID.matcher(without).replaceAll("pid=N");
        return ADDRESS.matcher(without).replaceAll("0xN");
    }
}
