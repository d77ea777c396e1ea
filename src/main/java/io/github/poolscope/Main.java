package io.github.poolscope;

import io.github.poolscope.cli.CommandLineMain;

/** Where the program starts: without arguments the window, with a run file the window with that run, else a command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineMain.run(arguments));
    }
}
