package io.github.poolscope.start;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The command lines of the JVMs that a pool needs. */
final class JvmCommand {
    /** Named, not imported: this package starts workers and needs nothing of what runs in them. */
    private static final String WORKER = "io.github.poolscope.worker.WorkerMain";

    private JvmCommand() {}

    /** @param warm whether the worker is to rehearse before it connects */
    static List<String> of(WorkerSetup setup, boolean warm) {
        List<String> command = jvm();
        if (warm) {
            command.add("-Dpoolscope.warm=true");
        }
        command.addAll(setup.jvmArguments());
        command.add("-cp");
        command.add(classPath(setup.classPath()));
        command.add(WORKER);
        command.addAll(setup.preload());
        return command;
    }

    static List<String> ofForkServer() {
        List<String> command = jvm();
        command.add("-Xmx64m");
        command.add("-cp");
        command.add(classPath(List.of()));
        command.add(ForkServerMain.class.getName());
        return command;
    }

    private static List<String> jvm() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // One small heap a worker: the serial collector takes the least memory and starts fastest.
                "-XX:+UseSerialGC",
                "-XX:InitialRAMPercentage=0.1",
                "-Xshare:auto",
                // No file in the temporary folder that a killed worker would leave behind.
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true"));
    }

    /** This program's class path and module path, in absolute terms, and what the pool adds. */
    private static String classPath(List<Path> more) {
        Set<String> entries = new LinkedHashSet<>();
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            for (String entry : System.getProperty(property, "").split(File.pathSeparator, -1)) {
                if (!entry.isEmpty()) {
                    entries.add(Path.of(entry).toAbsolutePath().toString());
                }
            }
        }
        for (Path entry : more) {
            entries.add(entry.toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
