package io.github.poolscope.testing;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The classes that a program with a pool and its workers load, as an archive that JVMs map instead of loading them one
 * by one: saves a third of the CPU time of a worker's start.
 *
 * <p>An archive is created once for each JDK, in the build's folder, by the first tests that start JVMs. A JVM that
 * can't use it starts without it.
 */
final class ClassDataArchive {
    private static final Path FOLDER = Path.of("target", "class-data").toAbsolutePath();
    private static final String VERSION = System.getProperty("java.vm.version").replaceAll("[^0-9A-Za-z.]", "-");

    private ClassDataArchive() {}

    /** Returns the options of a JVM that uses the archive of the JDK's classes, which suits any class path. */
    static List<String> ofTheJdk() {
        return archive(
                "jdk-" + VERSION,
                List.of("-cp", System.getProperty("java.class.path"), OneTaskel.class.getName()),
                FOLDER.resolve("none.jar"),
                line -> !line.contains("io/github/poolscope"));
    }

    /**
     * Returns the options of a JVM that runs a jar with a command line, and of its workers. Their log is turned off,
     * since newer JVMs report on standard output if the class path or another option differs from the archive's.
     */
    static List<String> of(Path jar) throws IOException {
        long changed = Files.getLastModifiedTime(jar).toMillis();
        List<String> options = new ArrayList<>(List.of("-Xlog:disable"));
        options.addAll(archive(
                "jar-" + VERSION + "-" + changed,
                List.of(
                        "-jar",
                        jar.toString(),
                        "run",
                        "--json",
                        "--items",
                        "2",
                        "--processes",
                        "1",
                        "--workload",
                        "identity"),
                jar,
                line -> true));
        return options;
    }

    private static List<String> archive(String name, List<String> program, Path classPath, Predicate<String> wanted) {
        Path file = FOLDER.resolve(name + ".jsa");
        if (file.toString().contains(" ")) {
            return List.of(); // The options of workers are separated by spaces.
        }
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel channel = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) { // Tests run in several JVMs: one of them creates it.
                if (lock.isValid() && !Files.exists(file)) {
                    dump(classes(program, wanted), classPath, file);
                }
            }
        } catch (IOException e) {
            System.err.println("JVMs start without an archive of classes: " + e.getMessage());
            return List.of();
        }
        return List.of("-XX:SharedArchiveFile=" + file);
    }

    /** Runs a program; the returned file lists the classes that it and its one worker load. */
    private static Path classes(List<String> program, Predicate<String> wanted) throws IOException {
        Path main = FOLDER.resolve("main.lst");
        Path worker = FOLDER.resolve("worker.lst");
        List<String> command = new ArrayList<>(List.of(
                RunningJdk.JAVA,
                "-XX:+UseSerialGC",
                "-XX:DumpLoadedClassList=" + main,
                "-Dpoolscope.spares=false",
                "-Dpoolscope.worker.options=-XX:DumpLoadedClassList=" + worker));
        command.addAll(program);
        run(command);
        Set<String> lines = new LinkedHashSet<>();
        for (Path list : List.of(main, worker)) {
            Files.readAllLines(list, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.contains("source:"))
                    .filter(wanted)
                    .map(line -> line.replaceFirst(" id: \\d+$", "")) // Numbers of one list only.
                    .forEach(lines::add);
        }
        return Files.write(FOLDER.resolve("classes.lst"), lines);
    }

    private static void dump(Path classes, Path classPath, Path file) throws IOException {
        Path made = FOLDER.resolve("made.jsa");
        run(List.of(
                RunningJdk.JAVA,
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + made,
                "-cp",
                classPath.toString()));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(List<String> command) throws IOException {
        Path told = FOLDER.resolve("told");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(told.toFile()));
        builder.environment().put("POOLSCOPE_HOME", FOLDER.resolve("home").toString());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IOException(command + ": " + Files.readString(told));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** A program that runs one taskel on one worker. */
    static final class OneTaskel {
        private OneTaskel() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (Pool pool = Pool.create(PoolOptions.builder().processes(1).build())) {
                int result = pool.map(item -> item + 1, List.of(1)).get(0);
                if (result != 2) {
                    throw new IllegalStateException("got " + result);
                }
            }
        }
    }
}
