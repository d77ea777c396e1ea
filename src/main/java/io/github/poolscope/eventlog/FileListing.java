package io.github.poolscope.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** The segments of one process in a file, behind each other. */
final class FileListing implements Listing {
    private final Path path;
    private final SegmentFile whole;
    private int known;
    private long pid;

    FileListing(Path path) {
        this.path = path;
        whole = new SegmentFile(path);
    }

    @Override
    public void list(BiConsumer<SegmentName, SegmentFile> found) {
        try {
            long size = whole.size();
            if (known == 0) {
                pid = pid();
            }
            while (from(known) + LogFormat.SLOT <= size) {
                found.accept(
                        new SegmentName("file", pid, known, false),
                        new SegmentFile(path, from(known), known == 0 ? SegmentPlace.FIRST : SegmentPlace.NEXT));
                known++;
            }
        } catch (IOException | SecurityException e) {
            // It does not exist, yet or any more.
        } finally {
            whole.close();
        }
    }

    private static long from(int number) {
        return number == 0 ? 0 : SegmentPlace.FIRST + (number - 1L) * SegmentPlace.NEXT;
    }

    private long pid() throws IOException {
        ByteBuffer first = ByteBuffer.allocate(LogFormat.SLOT).order(ByteOrder.LITTLE_ENDIAN);
        whole.read(0, first);
        return first.getInt(LogFormat.A) & 0xFFFFFFFFL;
    }
}
