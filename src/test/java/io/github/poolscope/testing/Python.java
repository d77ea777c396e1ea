package io.github.poolscope.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** CPython, to compare printed programs with, where it is installed. */
public final class Python {
    private static final String COMMAND = "python3";
    private static final boolean HERE = SystemCommand.succeeds(COMMAND, "--version");

    private Python() {}

    /** Returns whether {@code python3} can be run here. */
    public static boolean isHere() {
        return HERE;
    }

    /** Aborts the test if {@code python3} can't be run. */
    public static void assumeHere() {
        assumeTrue(HERE, "no python3 here");
    }

    /** Returns a process, not started yet, that runs a script. */
    public static ProcessBuilder running(Path script) {
        ProcessBuilder builder = new ProcessBuilder(COMMAND, script.toString());
        builder.environment().remove("PYTHONUNBUFFERED"); // With it, lines of several processes are written in pieces.
        return builder;
    }
}
