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
 * Says why a start failed, and whether that passes.
 *
 * <p>What passes is what the system has none of at the moment: memory, processes, open files, space for files. A program
 * that is missing or may not be run, options that it refuses, a folder that is missing or may not be written to do not.
 */
final class StartFault {
    private static final String REMEDY =
            "; give the program another folder for temporary files by -Djava.io.tmpdir=FOLDER, or ";

    /** How the operating system says that it has none, in the words of errno. */
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

    /** Whether words of a system or of a JVM tell of a reason that passes. */
    static boolean passes(String words) {
        return NONE_LEFT.stream().anyMatch(words::contains)
                || NUMBER.matcher(words).results().map(found -> found.group(1)).anyMatch(PASSING::contains);
    }

    /** What a process could not be started for. */
    static IOException ofProcess(IOException e) {
        String words = String.valueOf(e.getMessage());
        return passes(words) ? new TransientStartException(words, e) : e;
    }

    /**
     * What a file in the folder for temporary files could not be made for.
     *
     * @param bytes what is needed
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

    /** What the folder for temporary files can't be used for: its name. */
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
