package io.github.poolscope.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with files that exists on every machine that runs this program: one of the Java installation. */
final class JavaFolder {
    private static final List<String> CANDIDATES = List.of("legal", "conf", "lib");

    /** The minimum number of files, so that the sizes of chunks differ. */
    private static final int ENOUGH = 16;

    private JavaFolder() {}

    static Path find() {
        Path home = Path.of(System.getProperty("java.home"));
        return CANDIDATES.stream()
                .map(home::resolve)
                .filter(JavaFolder::holdsEnough)
                .findFirst()
                .orElse(home);
    }

    private static boolean holdsEnough(Path folder) {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(Files::isRegularFile)
                            .filter(file -> !Files.isSymbolicLink(file))
                            .limit(ENOUGH)
                            .count()
                    == ENOUGH;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
