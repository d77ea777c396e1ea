package io.github.poolscope.testing;

import java.io.IOException;

/** A command of the operating system, on which a test depends. */
public final class SystemCommand {
    private SystemCommand() {}

    /** Whether it is here, and ends with exit code 0. */
    public static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
