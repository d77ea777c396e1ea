package io.github.poolscope.ui.fx;

import javafx.application.Platform;

/**
 * Runs code on the FX thread for background jobs that have ended. Events of a run are never sent this way; frames are.
 */
public final class FxThread {
    private FxThread() {}

    /** Runs {@code work} on the FX thread, later. */
    public static void later(Runnable work) {
        Platform.runLater(work);
    }
}
