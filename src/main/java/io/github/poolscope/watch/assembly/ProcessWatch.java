package io.github.poolscope.watch.assembly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.poolscope.trace.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Looks whether processes exist, by their PIDs. A parent learns of a child's end only when it looks for it; Linux tells
 * the exit code of a child that has ended, too, until the parent has.
 */
class ProcessWatch {
    private static final Path PROC = Path.of("/proc");
    private static final int SIGNALS = 0x7F;
    private static final int STATE = 0;
    /** The place of the exit code among the fields behind the name of the command. */
    private static final int EXIT_CODE = 49;

    private final boolean hasProc = Files.isReadable(PROC.resolve("self").resolve("stat"));

    /**
     * Returns how a process has ended: its exit code, or minus the signal that killed it, or {@link
     * Workers#UNKNOWN_EXIT}; empty if it has not ended.
     */
    OptionalInt exit(long pid) {
        if (!hasProc) {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
                    ? OptionalInt.empty()
                    : OptionalInt.of(Workers.UNKNOWN_EXIT);
        }
        String stat;
        try {
            stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"), ISO_8859_1);
        } catch (IOException | SecurityException e) {
            return OptionalInt.of(Workers.UNKNOWN_EXIT);
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
        boolean hasEnded = fields[STATE].equals("Z") || fields[STATE].equals("X");
        return hasEnded ? OptionalInt.of(code(fields)) : OptionalInt.empty();
    }

    private static int code(String[] fields) {
        if (fields.length <= EXIT_CODE) {
            return Workers.UNKNOWN_EXIT;
        }
        try {
            int status = Integer.parseInt(fields[EXIT_CODE]);
            int signal = status & SIGNALS;
            return signal == 0 ? status >> Byte.SIZE & 0xFF : -signal;
        } catch (NumberFormatException e) {
            return Workers.UNKNOWN_EXIT;
        }
    }
}
