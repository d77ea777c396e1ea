package io.github.poolscope.start;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command lines of the JVMs that a pool starts. */
final class JvmCommand {
    /** Named, not imported: this package must not depend on the code of workers. */
    private static final String WORKER = "io.github.poolscope.worker.WorkerMain";

    /** An option that selects a garbage collector; a JVM refuses to start with two of them. */
    private static final Pattern COLLECTOR =
            Pattern.compile("-XX:\\+Use(Serial|Parallel|ParallelOld|ConcMarkSweep|G1|Z|Shenandoah|Epsilon)GC");

    private static final List<String> LARGEST_HEAP = List.of("-Xmx", "-XX:MaxHeapSize=");
    private static final List<String> FIRST_HEAP = List.of("-Xms", "-XX:InitialHeapSize=", "-XX:MinHeapSize=");

    /** The system property with options for the JVMs of all workers. */
    private static final String OPTIONS = "poolscope.worker.options";

    private static final String LOADER = "io.github.poolscope.worker.WorkerLoader";

    private JvmCommand() {}

    /**
     * @param warm whether the worker warms up before it connects
     */
    static List<String> of(WorkerSetup setup, boolean warm) throws IOException {
        List<String> command = java();
        List<String> arguments = arguments(setup.jvmArguments());
        command.addAll(settings(arguments, JvmEnvironment.in(setup.wholeEnvironment())));
        if (warm) {
            command.add("-Dpoolscope.warm=true");
        }
        command.addAll(arguments);
        command.addAll(WorkerLocale.OUTPUT);
        command.addAll(classPath(setup));
        command.add(WORKER);
        command.addAll(setup.preload());
        return command;
    }

    /** Returns the options that the program was started with for all workers, followed by those of the pool. */
    private static List<String> arguments(List<String> ofPool) {
        List<String> arguments = new ArrayList<>();
        String ofAll = System.getProperty(OPTIONS, "").strip();
        if (!ofAll.isEmpty()) {
            arguments.addAll(List.of(ofAll.split("\\s+")));
        }
        if (ofPool.stream().anyMatch(COLLECTOR.asMatchPredicate())) {
            arguments.removeIf(COLLECTOR.asMatchPredicate());
        }
        arguments.addAll(ofPool);
        return arguments;
    }

    /** Returns the command for a class of this program, in a JVM that gets no options from its environment. */
    static List<String> plain(Class<?> main) throws IOException {
        List<String> command = java();
        command.addAll(settings(List.of(), new JvmEnvironment(Map.of())));
        command.add("-Xmx64m");
        command.add("-cp");
        command.add(joined(ProgramClassPath.entries()));
        command.add(main.getName());
        return command;
    }

    private static List<String> java() {
        return new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    }

    /**
     * Returns the settings of a JVM with one small heap. A setting is left out if the pool's arguments or the
     * environment contain one that conflicts with it.
     */
    private static List<String> settings(List<String> arguments, JvmEnvironment environment) {
        List<String> settings = new ArrayList<>();
        List<String> inherited = environment.options();
        List<String> chosen =
                arguments.stream().filter(COLLECTOR.asMatchPredicate()).toList();
        List<String> others =
                inherited.stream().filter(COLLECTOR.asMatchPredicate()).toList();
        if (chosen.isEmpty() && others.isEmpty()) {
            // The serial collector needs the least memory and starts fastest.
            settings.add("-XX:+UseSerialGC");
        } else if (!chosen.isEmpty()) {
            others.stream()
                    .filter(other -> !chosen.contains(other))
                    .map(other -> other.replace("+", "-"))
                    .forEach(settings::add);
        }
        if (isAny(arguments, LARGEST_HEAP) && !isAny(arguments, FIRST_HEAP) && isAny(inherited, FIRST_HEAP)) {
            // The environment's initial heap may exceed the pool's maximum heap.
            settings.add("-Xms2m");
        }
        settings.addAll(List.of(
                "-XX:InitialRAMPercentage=0.1",
                "-Xshare:auto",
                // Avoids a file in the temporary folder that a killed worker would leave behind.
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true"));
        return settings;
    }

    private static boolean isAny(List<String> options, List<String> prefixes) {
        return options.stream().anyMatch(option -> prefixes.stream().anyMatch(option::startsWith));
    }

    /** Returns the class path: this program's or only the library's, and the additional one of the pool. */
    private static List<String> classPath(WorkerSetup setup) throws IOException {
        List<Path> entries = new ArrayList<>(setup.alone() ? List.of() : ProgramClassPath.entries());
        setup.classPath().stream().map(Path::toAbsolutePath).forEach(entries::add);
        if (!setup.alone() && entries.stream().allMatch(JvmCommand::isSpeakable)) {
            return List.of("-cp", joined(entries));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-cp",
                ProgramClassPath.library().toString(),
                "-Djava.system.class.loader=" + LOADER,
                "-Dpoolscope.class.path="
                        + entries.stream()
                                .distinct()
                                .map(Path::toUri)
                                .map(URI::toString)
                                .collect(Collectors.joining(" "))));
        if (setup.alone()) {
            arguments.add("-Dpoolscope.alone=true");
        }
        return arguments;
    }

    /**
     * Returns whether an entry can be written in a class path: it contains no separator, and its text preserves all
     * bytes.
     */
    private static boolean isSpeakable(Path entry) {
        String text = entry.toString();
        try {
            return !text.contains(File.pathSeparator) && Path.of(text).equals(entry);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String joined(List<Path> entries) {
        return entries.stream().map(Path::toString).distinct().collect(Collectors.joining(File.pathSeparator));
    }
}
