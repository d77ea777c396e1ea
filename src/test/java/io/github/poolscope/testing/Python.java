package io.github.poolscope.testing;

import java.io.IOException;

/** CPython, beside which printed programs are tried where there is one. */
public final class Python {
    private static final boolean HERE = look();

    private Python() {}

    /** Whether {@code python3} can be run here. */
    public static boolean isHere() {
        return HERE;
    }

    private static boolean look() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
