package io.github.poolscope.run;

import io.github.poolscope.start.PrivateFolder;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A copy of a run file, with its journal or log, in a private folder below the folder for temporary files, where SQLite
 * may repair it. Deleted when closed.
 */
final class FileCopy implements AutoCloseable {
    private static final String NAME = "run";
    private static final List<String> BESIDE = List.of("-journal", "-wal");

    /**
     * The last eight bytes of a journal that names another file, which SQLite would delete. Journals of this program
     * never do.
     */
    private static final long NAMES_ANOTHER_FILE = 0xd9d505f920a163d7L;

    private final Path folder;

    private FileCopy(Path folder) {
        this.folder = folder;
    }

    static FileCopy of(Path file) throws IOException {
        FileCopy copy = new FileCopy(PrivateFolder.create());
        try {
            Files.copy(file, copy.file());
            for (String ending : BESIDE) {
                Path beside = file.resolveSibling(file.getFileName() + ending);
                if (Files.isRegularFile(beside)) {
                    refuseOther(file, beside);
                    Files.copy(beside, copy.folder.resolve(NAME + ending));
                }
            }
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    /**
     * Refuses a file with a journal that names another file.
     *
     * @throws RunFileException if it has one
     */
    static void refuseOther(Path file) throws IOException {
        for (String ending : BESIDE) {
            Path beside = file.resolveSibling(file.getFileName() + ending);
            if (Files.isRegularFile(beside)) {
                refuseOther(file, beside);
            }
        }
    }

    private static void refuseOther(Path file, Path journal) throws IOException {
        try (FileChannel channel = FileChannel.open(journal)) {
            ByteBuffer end = ByteBuffer.allocate(Long.BYTES);
            long from = channel.size() - Long.BYTES;
            if (from >= 0 && channel.read(end, from) == Long.BYTES && end.getLong(0) == NAMES_ANOTHER_FILE) {
                throw new RunFileException(
                        Phrase.of("run.file.damaged", file, Phrase.of("run.damage.journal", journal.getFileName())));
            }
        } catch (NoSuchFileException e) {
            // It is gone: the program that wrote it has committed meanwhile.
        }
    }

    Path file() {
        return folder.resolve(NAME);
    }

    @Override
    public void close() {
        try {
            for (String ending : List.of("", "-journal", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve(NAME + ending));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // It is removed after this program's end.
        }
    }
}
