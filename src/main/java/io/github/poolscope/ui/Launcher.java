package io.github.poolscope.ui;

import io.github.poolscope.ui.app.PoolscopeApp;
import io.github.poolscope.ui.app.QuietStart;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;

/**
 * Opens the window. Not an {@link Application} itself: a main class that is one would be refused where JavaFX is on the
 * class path.
 */
public final class Launcher {
    private static final int NO_SCREEN = 2;

    private Launcher() {}

    /** Opens the window with the runs or plans that {@code files} name; returns when it is closed. */
    public static void launch(List<Path> files) {
        QuietStart.prepare();
        try {
            Application.launch(
                    PoolscopeApp.class, files.stream().map(Path::toString).toArray(String[]::new));
        } catch (UnsupportedOperationException e) {
            // What JavaFX throws where there is no screen.
            tell("poolscope: no window can be opened here (" + e.getMessage()
                    + "): start it on a desktop, or use the command line, see --help.");
            System.exit(NO_SCREEN);
        }
    }

    @SuppressWarnings("SystemOut") // Without a window this is the only place to say it.
    private static void tell(String sentence) {
        System.err.println(sentence);
    }
}
