package io.github.poolscope.testing;

/** CPython, beside which printed programs are tried where there is one. */
public final class Python {
    private static final boolean HERE = SystemCommand.succeeds("python3", "--version");

    private Python() {}

    /** Whether {@code python3} can be run here. */
    public static boolean isHere() {
        return HERE;
    }
}
