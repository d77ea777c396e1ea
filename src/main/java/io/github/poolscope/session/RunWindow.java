package io.github.poolscope.session;

import java.util.concurrent.CompletableFuture;

/** A window for a run that was started outside of it, and which does not depend on it. Thread-safe. */
public interface RunWindow {
    /**
     * Finds out whether a window can be opened, and prepares for it. Blocks for some tenths of a second; opens nothing.
     *
     * @throws NoWindowException if it can't
     */
    void prepare() throws NoWindowException;

    /**
     * Opens the window with a run, live if it is not over. Closing the window does not stop the run. Call it once, after
     * {@link #prepare}; returns at once.
     *
     * @return completes once the user has closed the window; exceptionally if it can't be opened
     */
    CompletableFuture<Void> open(LiveRun run);

    /** Closes the window as the user would; does nothing if it is closed. Returns at once. */
    void close();
}
