package io.github.poolscope.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file of the log, open as long as it is read. Links are not followed and only plain files are opened, since the
 * program that is watched can put anything into the folder. It is never mapped: a mapped file that is truncated ends
 * the JVM that reads it.
 */
final class SegmentFile implements AutoCloseable {
    private final Path path;
    private @Nullable FileChannel channel;

    SegmentFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Returns its length now. Opens it if necessary. */
    long size() throws IOException {
        return open().size();
    }

    /**
     * Reads from a position until the buffer is full or the file ends.
     *
     * @return how many bytes were read
     */
    int read(long position, ByteBuffer into) throws IOException {
        FileChannel file = open();
        int before = into.position();
        while (into.hasRemaining()) {
            if (file.read(into, position + into.position() - before) <= 0) {
                break;
            }
        }
        return into.position() - before;
    }

    private FileChannel open() throws IOException {
        FileChannel known = channel;
        if (known != null) {
            return known;
        }
        // First: opening a named pipe would wait for its writer.
        if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            throw new IOException("not a plain file");
        }
        FileChannel opened = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        channel = opened;
        return opened;
    }

    boolean isOpen() {
        return channel != null;
    }

    /** Closes it. It is opened again when it is read. */
    @Override
    public void close() {
        FileChannel known = channel;
        channel = null;
        if (known != null) {
            try {
                known.close();
            } catch (IOException e) {
                // Nothing was written through it.
            }
        }
    }

    /** Removes it, if it still exists. */
    void delete() {
        close();
        try {
            Files.deleteIfExists(path);
        } catch (IOException | SecurityException e) {
            // It is removed with the folder.
        }
    }
}
