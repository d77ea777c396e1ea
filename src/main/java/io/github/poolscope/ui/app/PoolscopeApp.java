package io.github.poolscope.ui.app;

import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The JavaFX application: one window for one session. */
public final class PoolscopeApp extends Application {
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 600;

    @Override
    public void start(Stage stage) throws IOException {
        RunFolder history = RunFolder.standard();
        Session session = Session.open(history);
        MainWindow window = open(stage, session, history);
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> window.reportUnexpected(error));
        EndBySignal.install(session::close);
        getParameters().getRaw().forEach(file -> window.open(Path.of(file)));
    }

    /** Opens a window on a stage. FX thread. */
    static MainWindow open(Stage stage, Session session, RunFolder history) throws IOException {
        Theme.loadFonts();
        WindowMemory memory = new WindowMemory(history.home());
        memory.restore(stage);
        MainWindow window = new MainWindow(stage, session, memory);
        Scene scene = Appearance.remembered(memory).emptyScene();
        scene.setRoot(window.load());
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        window.appearance().apply(memory);
        stage.show();
        window.begin();
        return window;
    }
}
