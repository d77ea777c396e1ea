package io.github.poolscope.wire;

import java.lang.reflect.Method;

/** How a process of a pool meets Ctrl-C. */
public final class Interrupts {
    private Interrupts() {}

    /**
     * Ctrl-C in a terminal reaches the whole process group; only the main program decides what becomes of it. The
     * class is reached by reflection, as javac warns of its name without a way to say that it is meant.
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
