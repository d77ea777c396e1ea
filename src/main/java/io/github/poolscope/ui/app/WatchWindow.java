package io.github.poolscope.ui.app;

import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.NoWindowException;
import io.github.poolscope.session.RunWindow;
import io.github.poolscope.session.Session;
import io.github.poolscope.ui.fx.FxThread;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * The window for a run of the command line. Runs that the user starts in it afterwards belong to the window, and end
 * with it as in any other. Thread-safe.
 */
public final class WatchWindow implements RunWindow {
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Where the window is; FX thread only, null before it is open. */
    private @Nullable Stage stage;

    @Override
    public void prepare() throws NoWindowException {
        StartupWarnings.prepare();
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (UnsupportedOperationException e) {
            // JavaFX throws this if there is no display.
            throw new NoWindowException(
                    "No window can be opened here (" + e.getMessage()
                            + "): start it on a desktop, or leave out --window.",
                    e);
        }
        started.join();
    }

    @Override
    public CompletableFuture<Void> open(LiveRun run) {
        FxThread.later(() -> {
            try {
                openOn(new Stage(), RunFolder.standard(), run);
            } catch (IOException | RuntimeException | Error e) {
                closed.completeExceptionally(e);
            }
        });
        return closed;
    }

    /** Opens the window on a stage. FX thread. */
    MainWindow openOn(Stage place, RunFolder history, LiveRun run) throws IOException {
        Session session = Session.open(history);
        MainWindow window = PoolscopeApp.open(place, session, history);
        stage = place;
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> window.reportUnexpected(error));
        place.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> closed.complete(null));
        window.workbench().showGuest(run);
        return window;
    }

    @Override
    public void close() {
        if (!closed.isDone()) {
            FxThread.later(this::closeStage);
        }
    }

    private void closeStage() {
        Stage place = stage;
        if (place != null) {
            place.fireEvent(new WindowEvent(place, WindowEvent.WINDOW_CLOSE_REQUEST));
        }
    }
}
