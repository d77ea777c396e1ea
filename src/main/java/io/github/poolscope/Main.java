package io.github.poolscope;

import io.github.poolscope.cli.CommandLineMain;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.ui.Launcher;
import java.util.List;

/** Where the program starts: without arguments the window, with a run file the window with that run, else a command. */
public final class Main {
    private Main() {}

    /** What Java puts in place of a byte that the locale gives no meaning. */
    private static final char UNREADABLE = '\uFFFD';

    private static final int BAD_INPUT = 2;

    public static void main(String[] arguments) {
        if (System.getProperty("user.dir", "").indexOf(UNREADABLE) >= 0) {
            // There the JDK can load no file permission, without which it makes no logger and resolves no path.
            tell("poolscope: The path of the working folder has characters that this program's locale does not know:"
                    + " start it with LC_ALL=C.UTF-8, or in another folder.");
            System.exit(BAD_INPUT);
        }
        if (arguments.length == 0) {
            Launcher.launch(List.of());
        } else if (arguments.length == 1 && arguments[0].endsWith(RunFolder.ENDING)) {
            Launcher.launch(List.of(arguments[0]));
        } else {
            System.exit(CommandLineMain.run(arguments));
        }
    }

    @SuppressWarnings("SystemOut") // Nothing else works there.
    private static void tell(String sentence) {
        System.err.println(sentence);
    }
}
