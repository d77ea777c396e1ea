package io.github.poolscope.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The tracer's files and the sample programs, copied to temporary folders, which go when the tests' JVM ends. */
final class TracerFiles {
    /** The folder that is put first on {@code PYTHONPATH}. */
    static final Path BOOT = copyOfResources("/io/github/poolscope/watch/python/boot/sitecustomize.py", 2)
            .resolve("boot");

    private TracerFiles() {}

    /**
     * Returns a copy of a folder of resources.
     *
     * @param file a resource in it
     * @param up how many folders it lies above that resource
     */
    static Path copyOfResources(String file, int up) {
        URL url = Objects.requireNonNull(TracerFiles.class.getResource(file), file);
        try {
            Path source = Path.of(url.toURI());
            for (int i = 0; i < up; i++) {
                source = Objects.requireNonNull(source.getParent());
            }
            Path target = temporaryFolder("poolscope-test-");
            copy(source, target);
            return target;
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a new folder that is removed with all in it when the JVM ends. */
    static Path temporaryFolder(String prefix) throws IOException {
        Path folder = Files.createTempDirectory(prefix).toRealPath();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        return folder;
    }

    /** Removes a folder with all in it, also while programs write there. */
    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepest = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepest) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // It stays, for the system to remove: a test fails for what it tests.
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path to = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else if (file.toString().endsWith(".py")) {
                    Files.copy(file, to);
                }
            }
        }
    }
}
