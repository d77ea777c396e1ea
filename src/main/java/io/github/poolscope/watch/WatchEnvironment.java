package io.github.poolscope.watch;

import io.github.poolscope.record.Recording;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** What a watched program finds in its environment in addition to its own variables. */
final class WatchEnvironment {
    /** The variable with the folder of the event log. */
    static final String FOLDER = Recording.FOLDER_VARIABLE;

    private static final String PYTHON_PATH = "PYTHONPATH";
    private static final String OUTPUT = "POOLSCOPE_OUTPUT";

    private WatchEnvironment() {}

    /**
     * Adds the variables to an environment.
     *
     * @param log the folder of the event log
     * @param boot the folder that makes a Python load the tracer
     * @param withValues whether items and results are recorded
     * @param withOutput whether lines that the program prints are recorded with their process
     */
    static void add(Map<String, String> environment, Path log, Path boot, boolean withValues, boolean withOutput) {
        environment.put(FOLDER, log.toString());
        String own = environment.getOrDefault(PYTHON_PATH, "");
        environment.put(PYTHON_PATH, own.isEmpty() ? boot.toString() : boot + File.pathSeparator + own);
        if (!withValues) {
            environment.put(Recording.VALUES_VARIABLE, "0");
        }
        if (withOutput) {
            environment.put(OUTPUT, "1");
            environment.put("PYTHONUNBUFFERED", "1");
        }
    }
}
