package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.ui.fx.Picture;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Takes pictures of the window with everything that pops up over it, without a screen. Methods are called outside the
 * FX thread.
 */
final class Camera {
    /** How long pictures of a run and transitions of controls take to follow a change. */
    private static final long SETTLE_MILLIS = 500;

    private static final int MOST_TRIES = 20;

    private final Path folder;
    private final Stage stage;
    private final MainWindow window;
    private int written;

    /** Creates a camera that writes to {@code folder}. */
    Camera(Path folder, Stage stage, MainWindow window) {
        this.folder = folder;
        this.stage = stage;
        this.window = window;
    }

    /** Returns how many pictures have been written. */
    int written() {
        return written;
    }

    /** Takes all pictures of a choice. */
    void take(ScreenshotChoice choice) throws Exception {
        for (WindowState state : choice.states()) {
            System.out.println(state.name());
            clear();
            state.enter().run();
            for (Language language : choice.languages()) {
                FxCalls.act(() -> Words.speak(language));
                for (PictureSize size : choice.sizes()) {
                    for (Theme theme : choice.themes()) {
                        apply(size, theme);
                        save(picture(state, size.scale()), name(state.name(), language, size, theme));
                    }
                }
            }
            FxCalls.act(() -> Words.speak(Language.ENGLISH));
        }
        clear();
    }

    /** Returns the name of a picture's file. */
    static String name(String state, Language language, PictureSize size, Theme theme) {
        return (language == Language.CHINESE ? "chinese-" : "") + state + "-" + size.key() + "-"
                + theme.name().toLowerCase(Locale.ROOT) + ".png";
    }

    /** Makes the window as it is after its start: without a run, a lesson, a page or a change of the layout. */
    private void clear() throws Exception {
        FxCalls.act(this::closePopUps);
        FxCalls.act(() -> window.workbench().work().stop());
        FxCalls.await(() -> !window.workbench().work().isRunning());
        FxCalls.act(() -> {
            window.workbench().projectedProperty().set(false);
            window.replay().leave();
            window.workbench().lessons().setAside();
            window.workbench().lessons().model().predictFirstProperty().set(false);
            window.workbench().uncover();
            window.workbench().runs().showNone();
            window.workbench().showPlan(Plan.DEFAULT);
            window.workbench().dismiss();
            window.views().program().speak("Python");
        });
    }

    private void apply(PictureSize size, Theme theme) throws Exception {
        FxCalls.act(() -> {
            closePopUps();
            window.workbench().darkProperty().set(theme == Theme.DARK);
            window.workbench().projectedProperty().set(size.projected());
            window.workbench().selection().clear();
            window.workbench().layout().restore();
            window.workbench().layout().reset();
            stage.setWidth(size.width() * size.scale());
            stage.setHeight(size.height() * size.scale());
            if (!size.projected()) {
                // Content at twice its size looks like content on a screen with twice the resolution.
                window.appearance().root().enlarge(size.scale());
            }
            stage.getScene().getRoot().requestFocus();
        });
    }

    /** Enters a state again as often as it has ended before it was pictured. */
    private WritableImage picture(WindowState state, int scale) throws Exception {
        for (int i = 0; i < MOST_TRIES; i++) {
            if (!FxCalls.get(state.isThere()::holds)) {
                FxCalls.act(() -> window.workbench().work().stop());
                FxCalls.await(() -> !window.workbench().work().isRunning());
                state.enter().run();
                FxCalls.await(state.isThere());
            }
            state.arrange().run();
            TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
            WritableImage image = FxCalls.get(() -> picture(scale));
            if (FxCalls.get(state.isThere()::holds)) {
                return image;
            }
        }
        throw new IllegalStateException("The window left the state " + state.name() + " before each picture.");
    }

    private WritableImage picture(int scale) {
        Group all = new Group(new ImageView(stage.getScene().snapshot(null)));
        for (Window each : others()) {
            ImageView view = new ImageView(picture(each.getScene().getRoot(), each, scale));
            view.setX(each.getX() - stage.getX());
            view.setY(each.getY() - stage.getY());
            all.getChildren().add(view);
        }
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setViewport(new Rectangle2D(0, 0, stage.getWidth(), stage.getHeight()));
        return all.snapshot(parameters, null);
    }

    private static WritableImage picture(Parent root, Window of, int scale) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(Color.TRANSPARENT);
        parameters.setViewport(new Rectangle2D(0, 0, of.getWidth() * scale, of.getHeight() * scale));
        return root.snapshot(parameters, null);
    }

    private List<Window> others() {
        return Window.getWindows().stream()
                .filter(each -> each.isShowing() && !each.equals(stage))
                .toList();
    }

    private void closePopUps() {
        others().forEach(Window::hide);
    }

    /** Returns the node of the window with that id. */
    <N extends Node> N node(String id, Class<N> type) {
        return type.cast(stage.getScene().lookup("#" + id));
    }

    private void save(WritableImage image, String name) throws IOException {
        Files.write(folder.resolve(name), Picture.png(image));
        written++;
    }
}
