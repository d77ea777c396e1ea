package io.github.poolscope.start;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The command lines of the JVMs that a pool needs. */
final class JvmCommand {
    /** Named, not imported: this package starts workers and needs nothing of what runs in them. */
    private static final String WORKER = "io.github.poolscope.worker.WorkerMain";

    /** An option that chooses a collector; a JVM refuses to start with two of them. */
    private static final Pattern COLLECTOR =
            Pattern.compile("-XX:\\+Use(Serial|Parallel|ParallelOld|ConcMarkSweep|G1|Z|Shenandoah|Epsilon)GC");

    private static final List<String> LARGEST_HEAP = List.of("-Xmx", "-XX:MaxHeapSize=");
    private static final List<String> FIRST_HEAP = List.of("-Xms", "-XX:InitialHeapSize=", "-XX:MinHeapSize=");

    private JvmCommand() {}

    /** @param warm whether the worker is to rehearse before it connects */
    static List<String> of(WorkerSetup setup, boolean warm) {
        List<String> command = java();
        command.addAll(settings(setup.jvmArguments(), JvmEnvironment.in(setup.wholeEnvironment())));
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

    /** For a class of this program, in a JVM that gets no options by its environment. */
    static List<String> plain(Class<?> main) {
        List<String> command = java();
        command.addAll(settings(List.of(), new JvmEnvironment(Map.of())));
        command.add("-Xmx64m");
        command.add("-cp");
        command.add(classPath(List.of()));
        command.add(main.getName());
        return command;
    }

    private static List<String> java() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    }

    /**
     * The settings of a JVM that has one small heap. They give way to what the pool's own arguments or the environment
     * choose, where a JVM refuses both together.
     */
    private static List<String> settings(List<String> arguments, JvmEnvironment environment) {
        List<String> settings = new ArrayList<>();
        List<String> inherited = environment.options();
        List<String> chosen = arguments.stream().filter(COLLECTOR.asMatchPredicate()).toList();
        List<String> others = inherited.stream().filter(COLLECTOR.asMatchPredicate()).toList();
        if (chosen.isEmpty() && others.isEmpty()) {
            // The serial collector takes the least memory and starts fastest.
            settings.add("-XX:+UseSerialGC");
        } else if (!chosen.isEmpty()) {
            others.stream()
                    .filter(other -> !chosen.contains(other))
                    .map(other -> other.replace("+", "-"))
                    .forEach(settings::add);
        }
        if (isAny(arguments, LARGEST_HEAP) && !isAny(arguments, FIRST_HEAP) && isAny(inherited, FIRST_HEAP)) {
            // The heap that the environment begins with may be larger than the largest that the pool allows.
            settings.add("-Xms2m");
        }
        settings.addAll(List.of(
                "-XX:InitialRAMPercentage=0.1",
                "-Xshare:auto",
                // No file in the temporary folder that a killed worker would leave behind.
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true"));
        return settings;
    }

    private static boolean isAny(List<String> options, List<String> prefixes) {
        return options.stream().anyMatch(option -> prefixes.stream().anyMatch(option::startsWith));
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
