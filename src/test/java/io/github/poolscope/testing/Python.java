package io.github.poolscope.testing;

/** CPython, to compare printed programs with, where it is installed. */
public final class Python {
    private static final boolean HERE = SystemCommand.succeeds("python3", "--version");

    private Python() {}

    /** Returns whether {@code python3} can be run here. */
    public static boolean isHere() {
        return HERE;
    }
}
