package io.github.poolscope.ui.app;

import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.Session;
import io.github.poolscope.ui.Launcher;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The JavaFX application: one window for one session. */
public final class PoolscopeApp extends Application {
    private static final int[] ICON_SIZES = {16, 32, 48, 128, 256};
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
        for (int size : ICON_SIZES) {
            stage.getIcons().add(new Image(icon(size)));
        }
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        window.appearance().apply(memory);
        stage.show();
        memory.restore(stage); // Under some window managers (openbox) a size that was set earlier is lost.
        window.begin();
        return window;
    }

    private static String icon(int size) {
        URL icon = Launcher.class.getResource("icons/icon-" + size + ".png");
        return Objects.requireNonNull(icon, "the window's icon is missing").toExternalForm();
    }
}
