package io.github.poolscope.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder, in which each segment is a file that the reader removes. */
final class FolderPlace implements SegmentPlace {
    /** So many files of a process, 64 MiB, wait for the reader. */
    private static final int MOST_WAITING = 256;

    private static final int DIGITS = 5;

    /** Zeros to fill a file with: storing into a hole of a full file system would end the program. */
    private static final byte[] ZEROS = new byte[FIRST];

    private final Path folder;
    private final String prefix;
    private final int mostWaiting;
    private final Queue<Path> waiting = new ArrayDeque<>();
    private @Nullable Path last;

    FolderPlace(Path folder, long pid, long start) {
        this(folder, pid, start, MOST_WAITING);
    }

    FolderPlace(Path folder, long pid, long start, int mostWaiting) {
        this.folder = folder;
        this.mostWaiting = mostWaiting;
        prefix = pid + "-" + start + "-";
    }

    @Override
    public @Nullable Created create(int number) throws IOException {
        while (!waiting.isEmpty() && !Files.exists(waiting.element())) {
            waiting.remove();
        }
        if (waiting.size() >= mostWaiting) {
            return null;
        }
        String digits = String.valueOf(number);
        String zeros = "0".repeat(Math.max(0, DIGITS - digits.length())); // A formatter would take ms to load.
        Path path = folder.resolve(prefix + zeros + digits + ".events");
        Path fresh = Path.of(path + ".new");
        try {
            Mapping mapping;
            try (FileChannel file = FileChannel.open(
                    fresh,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    ownerOnly())) {
                int length = number == 0 ? FIRST : NEXT;
                fill(file, 0, length);
                mapping = Mapping.of(file, 0, length);
            }
            waiting.add(path);
            last = path;
            return new CreatedFile(mapping, fresh, path);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    private record CreatedFile(Mapping mapping, Path fresh, Path path) implements Created {
        @Override
        public void show() throws IOException {
            Files.move(fresh, path);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    static void fill(FileChannel file, long from, long length) throws IOException {
        long at = from;
        while (at < from + length) {
            ByteBuffer zeros = ByteBuffer.wrap(ZEROS).limit((int) Math.min(ZEROS.length, from + length - at));
            at += file.write(zeros, at);
        }
    }

    @Override
    public void lost(long events) throws IOException {
        Path path = last;
        if (path != null) {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                storeLost(file, 0, events);
            }
        }
    }

    /** Stores the number in the first slot of a segment. */
    static void storeLost(FileChannel file, long segment, long events) throws IOException {
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.write(number.putLong(0, events), segment + LogFormat.E);
    }
}
