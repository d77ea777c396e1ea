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
    private Launcher() {}

    /** Opens the window with the runs or plans that {@code files} name; returns when it is closed. */
    public static void launch(List<Path> files) {
        QuietStart.prepare();
        Application.launch(
                PoolscopeApp.class, files.stream().map(Path::toString).toArray(String[]::new));
    }
}
