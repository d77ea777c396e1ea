package io.github.poolscope.eventlog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One file, in which segments follow each other. */
final class FilePlace implements SegmentPlace {
    private final Path path;
    private final long mostBytes;
    private long length;
    private long last;

    /** Creates the file; one that exists is replaced. */
    FilePlace(Path path, long mostBytes) throws IOException {
        this.path = path;
        this.mostBytes = mostBytes;
        FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)
                .close();
    }

    @Override
    public @Nullable Created create(int number) throws IOException {
        int next = number == 0 ? FIRST : NEXT;
        if (length + next > mostBytes) {
            return null;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FolderPlace.fill(file, length, next);
            Mapping mapping = Mapping.of(file, length, next);
            last = length;
            length += next;
            return new CreatedPart(mapping);
        }
    }

    private record CreatedPart(Mapping mapping) implements Created {
        @Override
        public void show() {
            // It is a part of the file already.
        }
    }

    @Override
    public void lost(long events) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            FolderPlace.storeLost(file, last, events);
        }
    }
}
