package io.github.poolscope;

import io.github.poolscope.cli.CommandLineMain;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.ui.Launcher;
import io.github.poolscope.words.UnreadableText;
import java.util.List;

/** Where the program starts: without arguments the window, with a run file the window with that run, else a command. */
public final class Main {
    private static final int BAD_INPUT = 2;

    private Main() {}

    public static void main(String[] arguments) {
        if (UnreadableText.is(System.getProperty("user.dir", ""))) {
            // There the JDK can't load its own java.io.FilePermission, and so makes no logger.
            tell("poolscope: The path of the working folder has characters that this program's locale does not know:"
                    + " start it with LC_ALL=C.UTF-8, or in another folder.");
            System.exit(BAD_INPUT);
        }
        if (arguments.length == 0) {
            Launcher.launch(List.of());
        } else if (arguments.length == 1 && arguments[0].endsWith(RunFolder.ENDING)) {
            Launcher.launch(List.of(arguments[0]));
        } else {
            System.exit(CommandLineMain.run(Launcher.forRun(), arguments));
        }
    }

    @SuppressWarnings("SystemOut") // Nothing else works there.
    private static void tell(String sentence) {
        System.err.println(sentence);
    }
}
