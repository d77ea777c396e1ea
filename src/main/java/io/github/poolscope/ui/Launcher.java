package io.github.poolscope.ui;

import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.RunWindow;
import io.github.poolscope.ui.app.PoolscopeApp;
import io.github.poolscope.ui.app.StartupWarnings;
import io.github.poolscope.ui.app.WatchWindow;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;

/**
 * Opens the window. This class does not extend {@link Application}: a main class that does is refused when JavaFX is on
 * the class path.
 */
public final class Launcher {
    private static final int NO_SCREEN = 2;
    private static final int BAD_INPUT = 2;

    private Launcher() {}

    /** Opens the window with the runs or plans in {@code files}; returns when it is closed. */
    public static void launch(List<String> files) {
        String problem = problem(files);
        if (!problem.isEmpty()) {
            tell("poolscope: " + problem);
            System.exit(BAD_INPUT);
        }
        StartupWarnings.prepare();
        try {
            Application.launch(PoolscopeApp.class, files.toArray(String[]::new));
        } catch (UnsupportedOperationException e) {
            // JavaFX throws this if there is no display.
            tell("poolscope: no window can be opened here (" + e.getMessage()
                    + "): start it on a desktop, or use the command line, see --help.");
            System.exit(NO_SCREEN);
        }
    }

    /** Returns a window for a run of the command line; nothing of JavaFX is loaded before it is prepared. */
    public static RunWindow forRun() {
        return new WatchWindow();
    }

    /**
     * Returns a message about a path whose name this JVM can't represent, as in the POSIX locale; empty if there is
     * none.
     */
    static String problem(List<String> files) {
        try {
            RunFolder unused = RunFolder.standard();
            for (String file : files) {
                Path unusedPath = Path.of(file);
            }
            return "";
        } catch (RunFileException e) {
            return String.valueOf(e.getMessage());
        } catch (InvalidPathException e) {
            return "The path '" + e.getInput() + "' has characters that this program's locale does not know:"
                    + " start it with LC_ALL=C.UTF-8.";
        }
    }

    @SuppressWarnings("SystemOut") // Without a window this is the only place to report it.
    private static void tell(String sentence) {
        System.err.println(sentence);
    }
}
