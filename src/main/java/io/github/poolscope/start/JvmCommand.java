package io.github.poolscope.start;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The command line of a worker's JVM. */
final class JvmCommand {
    /** Named, not imported: this package starts workers and needs nothing of what runs in them. */
    private static final String MAIN_CLASS = "io.github.poolscope.worker.WorkerMain";

    private JvmCommand() {}

    static List<String> of(WorkerLaunch launch) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                // One small heap a worker: the serial collector takes the least memory and starts fastest.
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                // No file in the temporary folder that a killed worker would leave behind.
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true"));
        command.addAll(launch.jvmArguments());
        command.add("-cp");
        command.add(classPath(launch));
        command.add(MAIN_CLASS);
        command.add(launch.socket().toString());
        command.add(launch.progressPage().toString());
        return command;
    }

    /** This program's class path and module path, in absolute terms, and what the launch adds. */
    private static String classPath(WorkerLaunch launch) {
        Set<String> entries = new LinkedHashSet<>();
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            for (String entry : System.getProperty(property, "").split(File.pathSeparator, -1)) {
                if (!entry.isEmpty()) {
                    entries.add(Path.of(entry).toAbsolutePath().toString());
                }
            }
        }
        for (Path entry : launch.classPath()) {
            entries.add(entry.toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
