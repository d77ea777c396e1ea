package io.github.poolscope.ui.app;

import java.lang.reflect.Proxy;
import java.util.Map;
import javafx.application.Platform;

/**
 * Ends the window in order when Ctrl-C or the system asks for it: stops the run and waits until it is saved, closes the
 * toolkit, and only then the program. Without it the JVM would end JavaFX in the middle of a frame, which complains.
 */
final class EndBySignal {
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
    /** A shell reports a program that a signal ended by this plus the signal. */
    private static final int BASE = 128;

    private EndBySignal() {}

    /** Runs {@code stop}, which may take its time, on a thread of its own before the end. */
    static void install(Runnable stop) {
        SIGNALS.forEach((name, number) -> handle(name, () -> end(stop, BASE + number)));
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

    /** By reflection, as javac warns of the class's name without a way to say that it is meant. */
    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    EndBySignal.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // A platform without this signal.
        }
    }
}
