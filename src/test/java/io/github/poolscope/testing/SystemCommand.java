package io.github.poolscope.testing;

import java.io.IOException;

/** A command of the operating system that a test needs. */
public final class SystemCommand {
    private SystemCommand() {}

    /** Returns whether it exists and ends with exit code 0. */
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
