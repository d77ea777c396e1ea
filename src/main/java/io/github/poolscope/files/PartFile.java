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
 * A temporary file beside the file that it will replace. Its name contains the writing process, so that a later writer
 * can remove it if that process was killed.
 */
final class PartFile {
    private static final AtomicInteger PARTS = new AtomicInteger();
    private static final Pattern NAME = Pattern.compile("\\.poolscope-(\\d{1,18})-\\d+\\.part");

    /**
     * A process in another container is invisible from here; a file that is still being written is changed more often
     * than this.
     */
    private static final Duration UNWRITTEN = Duration.ofHours(1);

    private PartFile() {}

    /** Returns a new name beside {@code file}; removes abandoned temporary files of it. */
    static Path beside(Path file) {
        Path part = file.resolveSibling(
                ".poolscope-" + ProcessHandle.current().pid() + "-" + PARTS.incrementAndGet() + ".part");
        clear(part.resolveSibling(""));
        part.toFile().deleteOnExit(); // In case the program is interrupted meanwhile.
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
            // It belongs to another user, or the folder can't be listed: neither prevents writing.
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
