package io.github.poolscope.scripting;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;

/** Runs a script in this process, which ends as soon as the Poolscope that started it does. */
public final class ScriptMain {
    /** The environment variable with the values of the script's plan. */
    public static final String GIVEN = Given.VARIABLE;

    private static final String GUARD = "POOLSCOPE_GUARD";
    private static final int KILLED = 137;

    private ScriptMain() {}

    /**
     * Runs a script.
     *
     * @param args the name of the script's class
     */
    public static void main(String[] args) throws Throwable {
        String guard = System.getenv().getOrDefault(GUARD, "");
        if (!guard.isEmpty()) {
            Thread watching = new Thread(() -> endWith(guard), "end of Poolscope");
            watching.setDaemon(true);
            watching.start();
        }
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Ends this process once the only writer of a named pipe has gone. */
    private static void endWith(String pipe) {
        try (InputStream in = new FileInputStream(pipe)) {
            while (in.read() >= 0) {}
            Runtime.getRuntime().halt(KILLED);
        } catch (IOException e) {
            // There is no such pipe on this system.
        }
    }
}
