package io.github.poolscope.engine.command;

import io.github.poolscope.plan.Program;
import io.github.poolscope.start.PrivateFolder;
import io.github.poolscope.watch.WatchException;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a program that is run: its text, and a named pipe of which this program holds the only writing end. Each
 * process of the program asks the kernel to be killed when that end is gone, whatever the process is busy with. Where
 * the system has no such pipes, processes are killed one by one. Thread-safe.
 */
public final class ProgramFolder {
    /** The environment variable with the path of the named pipe. */
    public static final String GUARD = "POOLSCOPE_GUARD";

    private static final String PIPE = "guard";
    private static final int PATIENCE_SECONDS = 5;

    private final Path folder;
    private final Path program;
    private @Nullable RandomAccessFile writer;

    private ProgramFolder(Path folder, String file) {
        this.folder = folder;
        program = folder.resolve(file);
    }

    /**
     * Creates the folder in the folder for temporary files.
     *
     * @param file the name of the program's file
     * @throws WatchException if it can't be written
     */
    public static ProgramFolder create(Program program, String file) throws WatchException {
        try {
            ProgramFolder made = new ProgramFolder(PrivateFolder.create(), file);
            Files.writeString(made.program(), program.text(), StandardCharsets.UTF_8);
            made.makeGuard();
            return made;
        } catch (IOException e) {
            throw new WatchException(Phrase.asItIs(String.valueOf(e.getMessage())), e);
        }
    }

    private synchronized void makeGuard() throws IOException {
        try {
            Process make = new ProcessBuilder(List.of("mkfifo", "-m", "600", guard().toString()))
                    .redirectErrorStream(true)
                    .start();
            if (make.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && make.exitValue() == 0) {
                writer = new RandomAccessFile(
                        guard().toFile(), "rw"); // Open for both, which does not wait for a reader.
            }
        } catch (IOException e) {
            // There is no such program here.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the path of the program's text. */
    public Path program() {
        return program;
    }

    /** Returns the path of the named pipe, which is missing where the system has no such pipes. */
    public Path guard() {
        return folder.resolve(PIPE);
    }

    /** Closes the pipe, so that all processes of the program are killed. */
    public synchronized void release() {
        RandomAccessFile open = writer;
        writer = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is closed in any case.
            }
        }
    }

    /** Closes the pipe and removes the folder. */
    public void remove() {
        release();
        PrivateFolder.remove(folder);
    }
}
