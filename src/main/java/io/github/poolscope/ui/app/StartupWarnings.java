package io.github.poolscope.ui.app;

import java.lang.reflect.Method;
import java.util.logging.Logger;

/** Suppresses two warnings at start-up that are correct but that users can't act on. All other output is kept. */
public final class StartupWarnings {
    private static final int FIRST_RELEASE_THAT_WARNS = 24;

    /** A strong reference, because a logger that is garbage-collected loses its filter. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private StartupWarnings() {}

    /** Must be called before JavaFX starts. */
    public static void prepare() {
        // JavaFX warns that it is on the class path. A single runnable jar must have it there.
        JAVAFX.setFilter(record ->
                record.getMessage() == null || !record.getMessage().startsWith("Unsupported JavaFX configuration"));
        if (Runtime.version().feature() >= FIRST_RELEASE_THAT_WARNS) {
            suppressUnsafeWarning();
        }
    }

    /**
     * JavaFX 21 draws shapes through {@code sun.misc.Unsafe}; newer Java runtimes warn about that once per process. A
     * command-line flag would stop the warning, but older runtimes refuse the flag and a jar can't contain it. So this
     * sets the runtime's own field that records the warning as given, in a package that the runtime opens to all code.
     */
    private static void suppressUnsafeWarning() {
        try {
            Method mark = Class.forName("sun.misc.Unsafe").getDeclaredMethod("trySetMemoryAccessWarned");
            mark.setAccessible(true);
            mark.invoke(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // This runtime has no such field: at worst it prints its warning.
        }
    }
}
