package io.github.poolscope.ui.app;

import static org.awaitility.Awaitility.await;

import io.github.poolscope.run.Recording;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/** Brings the window into a state for a comparison with a {@link GoldenPicture}, light and dark. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
abstract class GoldenDriver extends WindowDriver {
    /** A colour behind pop-ups that is neither white nor black, so that their edges are visible. */
    private static final Color BEHIND = Color.web("#7d8590");

    void size(int width, int height) {
        onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return true;
        });
    }

    void show(Recording run) {
        onFx(() -> {
            window.workbench().showPlan(run.header().plan());
            window.workbench().runs().show(run);
            return true;
        });
        await().until(() -> text("state").endsWith("reopened"));
    }

    void applyTheme(Theme theme) {
        onFx(() -> {
            window.workbench().darkProperty().set(theme == Theme.DARK);
            stage.getScene().getRoot().requestFocus();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    void window(String name, Theme theme) {
        onFx(() -> {
            stage.getScene().getRoot().requestFocus();
            return true;
        });
        GoldenPicture.compare(
                name(name, theme), () -> onFx(() -> stage.getScene().snapshot(null)));
    }

    void popUp(String name, Theme theme, Runnable open) {
        onFx(() -> {
            open.run();
            return true;
        });
        await().until(() -> onFx(() -> popUp() != null));
        GoldenPicture.compare(name(name, theme), () -> taken(popUp().getScene().getRoot()));
        onFx(() -> {
            while (popUp() != null) {
                popUp().hide();
            }
            return true;
        });
    }

    /** Returns the pop-up over the window that was opened last. */
    private Window popUp() {
        return Window.getWindows().stream()
                .filter(each -> each.isShowing()
                        && each instanceof javafx.stage.PopupWindow
                        && !(each instanceof javafx.scene.control.Tooltip))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    WritableImage taken(Node node) {
        return onFx(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setFill(BEHIND);
            return node.snapshot(parameters, null);
        });
    }

    static String name(String state, Theme theme) {
        return state + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
    }
}
