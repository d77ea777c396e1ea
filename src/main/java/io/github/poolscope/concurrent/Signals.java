package io.github.poolscope.concurrent;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Handles signals that are sent to this process, where the platform has them. */
public final class Signals {
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "USR1", 10, "TERM", 15);

    private Signals() {}

    /**
     * Runs {@code action} on a thread of its own whenever the signal arrives, instead of ending this program. Processes
     * that are started later get the signal's default handling. Does nothing on a platform without that signal.
     *
     * <p>Uses reflection because javac warns about the class {@code sun.misc.Signal} and the warning can't be
     * suppressed.
     *
     * @param name such as {@code INT}
     */
    public static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof IllegalArgumentException)) {
                throw new IllegalStateException(e.getCause());
            }
            // This platform does not have this signal, or the JVM uses it itself.
        } catch (ReflectiveOperationException e) {
            // This runtime does not have the class.
        }
    }

    /**
     * Returns whether this process was started with the signal ignored, as by {@code nohup}: the processes that it
     * starts inherit that unless it handles the signal. False where the platform does not tell.
     *
     * @param name HUP, INT, USR1 or TERM
     */
    public static boolean isIgnored(String name) {
        int number = NUMBERS.getOrDefault(name, 0);
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .map(line ->
                            new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
                    .anyMatch(mask -> number > 0 && mask.testBit(number - 1));
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }
}
