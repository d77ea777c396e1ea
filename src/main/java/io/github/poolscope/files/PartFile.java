package io.github.poolscope.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is written beside the one that it is to replace. Its name says which process writes it, so that the next one
 * that is written there clears it away if that process was killed.
 */
final class PartFile {
    private static final AtomicInteger PARTS = new AtomicInteger();
    private static final Pattern NAME = Pattern.compile("\\.poolscope-(\\d{1,18})-\\d+\\.part");

    /** A process of another container can't be seen from here; one that writes does so more often. */
    private static final Duration UNWRITTEN = Duration.ofHours(1);

    private PartFile() {}

    /** A new name beside {@code file}; what was left there is cleared away. */
    static Path beside(Path file) {
        Path part = file.resolveSibling(
                ".poolscope-" + ProcessHandle.current().pid() + "-" + PARTS.incrementAndGet() + ".part");
        clear(part.resolveSibling(""));
        part.toFile().deleteOnExit(); // Where the program is interrupted meanwhile.
        return part;
    }

    private static void clear(Path folder) {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, ".poolscope-*.part")) {
            for (Path other : others) {
                if (isLeft(other)) {
                    Files.deleteIfExists(other);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another user's, or a folder that may be written to and not be listed: it does not hinder.
        }
    }

    private static boolean isLeft(Path file) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                && Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(UNWRITTEN));
    }
}
