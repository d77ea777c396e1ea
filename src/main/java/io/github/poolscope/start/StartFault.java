package io.github.poolscope.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says why a start failed, and whether the reason is temporary.
 *
 * <p>Temporary is a lack of memory, processes, open files or disk space. A missing or forbidden program, rejected
 * options, and a missing or read-only folder are permanent.
 */
final class StartFault {
    private static final String REMEDY =
            "; give the program another folder for temporary files by -Djava.io.tmpdir=FOLDER, or ";

    /** Messages of the operating system for a lack of resources, in the words of errno. */
    private static final List<String> NONE_LEFT = List.of(
            "Too many open files",
            "Resource temporarily unavailable",
            "Cannot allocate memory",
            "Text file busy",
            "insufficient memory",
            "unable to create native thread");

    private static final List<String> NO_SPACE = List.of("No space left", "quota exceeded");

    /** EAGAIN on Linux and on macOS, ENOMEM, ENFILE, EMFILE, ETXTBSY. */
    private static final Set<String> PASSING = Set.of("11", "35", "12", "23", "24", "26");

    private static final Pattern NUMBER = Pattern.compile("err(?:or|no)[=:] ?(\\d+)");

    private StartFault() {}

    /** Returns whether a message of the operating system or of a JVM names a temporary reason. */
    static boolean passes(String words) {
        return NONE_LEFT.stream().anyMatch(words::contains)
                || NUMBER.matcher(words).results().map(found -> found.group(1)).anyMatch(PASSING::contains);
    }

    /** Returns an exception that says why a process could not be started. */
    static IOException ofProcess(IOException e) {
        String words = String.valueOf(e.getMessage());
        return passes(words) ? new TransientStartException(words, e) : e;
    }

    /**
     * Returns an exception that says why a file could not be created in the folder for temporary files.
     *
     * @param bytes the size needed
     */
    static IOException ofFile(Path folder, long bytes, IOException e) {
        String words = String.valueOf(e.getMessage());
        if (NO_SPACE.stream().anyMatch(words::contains) || hasLess(folder, bytes)) {
            return new TransientStartException(
                    "no space left in " + folder + ", where " + (bytes + 1023) / 1024 + " KiB are needed" + REMEDY
                            + "free some",
                    e);
        }
        if (passes(words)) {
            return new TransientStartException(words, e);
        }
        if (!Files.isDirectory(folder)) {
            String what = Files.exists(folder) ? " is no folder" : " does not exist";
            return new NoSuchFileException(
                    folder.toString(), null, "the folder for temporary files" + what + REMEDY + "make this one");
        }
        if (!Files.isWritable(folder)) {
            return new IOException(
                    folder + ": this folder for temporary files can't be written to" + REMEDY
                            + "make this one writable",
                    e);
        }
        return e;
    }

    /** Returns an exception that says that the name of the folder for temporary files is invalid. */
    static IOException ofName(String folder, InvalidPathException e) {
        return new IOException(
                "the folder for temporary files, " + folder
                        + ", has characters in its path that this program's locale does not know" + REMEDY
                        + "start it with LC_ALL=C.UTF-8",
                e);
    }

    private static boolean hasLess(Path folder, long bytes) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < bytes;
        } catch (IOException e) {
            return false;
        }
    }
}
