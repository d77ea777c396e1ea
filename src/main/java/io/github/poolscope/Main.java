package io.github.poolscope;

import io.github.poolscope.cli.CommandLineMain;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.ui.Launcher;
import java.util.List;

/** Where the program starts: without arguments the window, with a run file the window with that run, else a command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            Launcher.launch(List.of());
        } else if (arguments.length == 1 && arguments[0].endsWith(RunFolder.ENDING)) {
            Launcher.launch(List.of(arguments[0]));
        } else {
            System.exit(CommandLineMain.run(arguments));
        }
    }
}
