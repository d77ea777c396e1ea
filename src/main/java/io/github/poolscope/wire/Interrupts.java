package io.github.poolscope.wire;

import java.lang.reflect.Method;

/** Makes a process of a pool ignore Ctrl-C. */
public final class Interrupts {
    private Interrupts() {}

    /**
     * Ignores interrupts. Ctrl-C in a terminal is sent to the whole process group; only the main program decides what
     * to do. Uses reflection because javac warns about the class {@code sun.misc.Signal} and the warning can't be
     * suppressed.
     */
    public static void ignore() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(
                    null,
                    signal.getConstructor(String.class).newInstance("INT"),
                    handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            // A runtime without these signals: Ctrl-C then ends the worker, and the pool replaces it.
        }
    }
}
