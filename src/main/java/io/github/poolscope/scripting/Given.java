package io.github.poolscope.scripting;

import io.github.poolscope.record.Recording;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The values of a script's plan. In a printed script, each call is replaced by the value that it returns. Worker
 * processes have the same values: they are given in the environment, which processes inherit.
 */
public final class Given {
    /** The environment variable with the values, such as {@code processes=3 items=8 slow=1.0}. */
    static final String VARIABLE = "POOLSCOPE_GIVEN";

    private static final Map<String, String> VALUES = parse(System.getenv().getOrDefault(VARIABLE, ""));

    private Given() {}

    private static Map<String, String> parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return values;
    }

    private static String value(String name) {
        String value = VALUES.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "%s has no value '%s': the script is run by Poolscope", VARIABLE, name));
        }
        return value;
    }

    private static int number(String name) {
        return Integer.parseInt(value(name));
    }

    /** Returns a duration, multiplied by the plan's slow motion. */
    public static int millis(int atPaceOne) {
        return (int) Math.round(atPaceOne * Double.parseDouble(value("slow")));
    }

    /** Sleeps for a duration, multiplied by the plan's slow motion: the recording shows it, as it does not the JDK's. */
    public static void sleep(int millisAtPaceOne) throws InterruptedException {
        sleepExactly(millis(millisAtPaceOne));
    }

    /** Sleeps for a duration that the slow motion does not change. */
    public static void sleepExactly(int millis) throws InterruptedException {
        Recorder recorder = Recording.current();
        int wait = recorder.waits(CallKind.SLEEP, Trace.NONE, System.nanoTime());
        try {
            Thread.sleep(millis);
        } finally {
            recorder.waited(wait, System.nanoTime());
        }
    }

    public static int processes() {
        return number("processes");
    }

    public static int items() {
        return number("items");
    }

    public static int chunksize() {
        return number("chunksize");
    }

    public static int maxTasksPerChild() {
        return number("maxTasksPerChild");
    }

    public static int bufferSize() {
        return number("bufferSize");
    }

    public static String startMethod() {
        return value("startMethod");
    }

    public static String mode() {
        return value("mode");
    }
}
