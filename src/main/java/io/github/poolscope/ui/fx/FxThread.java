package io.github.poolscope.ui.fx;

import javafx.application.Platform;

/** The way to the FX thread for background jobs that have ended; events of a run never take it, frames do. */
public final class FxThread {
    private FxThread() {}

    /** Runs {@code work} on the FX thread, soon. */
    public static void later(Runnable work) {
        Platform.runLater(work);
    }
}
