package io.github.poolscope.ui.app;

import io.github.poolscope.concurrent.Signals;
import java.util.Map;
import javafx.application.Platform;

/**
 * Closes the window in order on Ctrl-C or a termination signal: stops the run, waits until it is saved, closes the
 * toolkit, then ends the program. Without it the JVM would end JavaFX in the middle of a frame, which prints errors.
 */
final class EndBySignal {
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
    /** A shell reports the exit code of a program ended by a signal as this number plus the signal's. */
    private static final int BASE = 128;

    private EndBySignal() {}

    /**
     * Installs the handlers. On a signal, {@code stop} runs on its own thread before the program ends; it may block.
     */
    static void install(Runnable stop) {
        SIGNALS.forEach((name, number) -> Signals.handle(name, () -> end(stop, BASE + number)));
    }

    private static void end(Runnable stop, int exitCode) {
        Thread ending = new Thread(
                () -> {
                    stop.run();
                    Platform.setImplicitExit(false);
                    Platform.exit();
                    System.exit(exitCode);
                },
                "end by signal");
        ending.start();
    }
}
