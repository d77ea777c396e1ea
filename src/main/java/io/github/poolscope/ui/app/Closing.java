package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.workbench.Dialogs;
import io.github.poolscope.ui.workbench.Question;
import io.github.poolscope.ui.workbench.Workbench;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Closes the window: asks if a run is in progress, and waits until it has stopped. FX thread only. */
final class Closing {
    /** How long the window waits for a run to stop and be saved before it closes. */
    private static final Duration TIMEOUT = Duration.seconds(10);

    private final Stage stage;
    private final Workbench workbench;
    private final Dialogs dialogs;
    private final WindowMemory memory;
    private boolean closing;

    Closing(Stage stage, Workbench workbench, Dialogs dialogs, WindowMemory memory) {
        this.stage = stage;
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.memory = memory;
    }

    /**
     * Returns whether the window may close now. If a run of this window is in progress, asks once and closes the window
     * itself after the run has stopped.
     */
    boolean mayClose() {
        if (closing) {
            return false;
        }
        if (workbench.work().isLostByClosing() && !dialogs.agrees(Question.CLOSE)) {
            return false;
        }
        closing = true;
        workbench.lessons().setAside();
        memory.save(stage);
        if (!workbench.work().isLostByClosing() && !workbench.matrix().isMeasuring()) {
            return true;
        }
        // A run that does not stop must not keep the window open; its results so far are in its file.
        PauseTransition patience = new PauseTransition(TIMEOUT);
        patience.setOnFinished(event -> stage.close());
        patience.play();
        Background.apart("window closing", () -> {
            try {
                workbench.session().close();
            } finally {
                FxThread.later(() -> {
                    patience.stop();
                    stage.close();
                });
            }
        });
        return false;
    }
}
