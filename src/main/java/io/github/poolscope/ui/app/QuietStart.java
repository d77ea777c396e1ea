package io.github.poolscope.ui.app;

import java.lang.reflect.Method;
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
     * it. So the runtime's own mark that it has warned is set, in the package that it opens to everybody.
     */
    private static void spendUnsafeWarning() {
        try {
            Method mark = Class.forName("sun.misc.Unsafe").getDeclaredMethod("trySetMemoryAccessWarned");
            mark.setAccessible(true);
            mark.invoke(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // This runtime keeps no such mark: at worst it prints its warning.
        }
    }
}
