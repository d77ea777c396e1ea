package io.github.poolscope.ui.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/**
 * Keeps two warnings off the terminal that are true and that no user can do anything about: everything else that is
 * logged or printed at the start still is.
 */
public final class QuietStart {
    private static final int FIRST_RELEASE_THAT_WARNS = 24;

    /** Held here, for a logger that nobody holds forgets its filter. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private QuietStart() {}

    /** To be called before JavaFX starts. */
    public static void prepare() {
        // JavaFX logs that it is on the class path, where one jar that runs by itself must have it.
        JAVAFX.setFilter(record ->
                record.getMessage() == null || !record.getMessage().startsWith("Unsupported JavaFX configuration"));
        if (Runtime.version().feature() >= FIRST_RELEASE_THAT_WARNS) {
            spendUnsafeWarning();
        }
    }

    /**
     * JavaFX 21 draws shapes with memory of {@code sun.misc.Unsafe}, of which newer runtimes warn once, at the first
     * use in the process. A command-line flag would stop that, but older runtimes refuse the flag and a jar can't carry
     * it. So the first use is here, while nobody listens.
     */
    private static void spendUnsafeWarning() {
        PrintStream errors = System.err;
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            System.setErr(nowhere);
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            Object unsafe = instance.get(null);
            Method allocate = type.getMethod("allocateMemory", long.class);
            Method free = type.getMethod("freeMemory", long.class);
            free.invoke(unsafe, allocate.invoke(unsafe, 8L));
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A runtime without it has nothing to warn of.
        } finally {
            System.setErr(errors);
        }
    }
}
