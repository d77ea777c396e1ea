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
 * A file of the log, or a part of one, open as long as it is read. Links are not followed and only plain files are opened, since the
 * program that is watched can put anything into the folder. It is never mapped: a mapped file that is truncated ends
 * the JVM that reads it.
 */
final class SegmentFile implements AutoCloseable {
    private static final long WHOLE = Long.MAX_VALUE;

    private final Path path;
    private final long from;
    private final long most;
    private @Nullable FileChannel channel;

    /** Makes a segment of a whole file. */
    SegmentFile(Path path) {
        this(path, 0, WHOLE);
    }

    /** Makes a segment of a part of a file, of {@code most} bytes or less. */
    SegmentFile(Path path, long from, long most) {
        this.path = path;
        this.from = from;
        this.most = most;
    }

    /** Returns whether other segments are in the same file. */
    boolean isPart() {
        return most != WHOLE;
    }

    /** Returns its length now. Opens it if necessary. */
    long size() throws IOException {
        return Math.min(most, Math.max(0, open().size() - from));
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
            if (file.read(into, from + position + into.position() - before) <= 0) {
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

    /** Removes it, if it still exists and is no part of a file. */
    void delete() {
        close();
        if (isPart()) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException | SecurityException e) {
            // It is removed with the folder.
        }
    }
}
