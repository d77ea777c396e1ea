package io.github.poolscope.sync;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * The private folders of processes that were killed and so could not remove them. The PID is part of a folder's name. The
 * process that started one clears up after it, and whoever opens a folder of its own clears up after all.
 */
final class Leftovers {
    private static final String PREFIX = "poolscope-sync-";
    static final String SOCKET = "sync.socket";

    private Leftovers() {}

    /** What the name of this process's folder begins with. */
    static String ownPrefix() {
        return PREFIX + Party.HERE.pid() + "-";
    }

    /** Clears up after a process that has ended. */
    static void clear(long pid) {
        clearFolders(PREFIX + pid + "-*");
    }

    /** Clears up after all processes that have ended. */
    static void clear() {
        clearFolders(PREFIX + "*");
    }

    private static void clearFolders(String pattern) {
        for (Path place : new HashSet<>(List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/tmp")))) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, pattern)) {
                for (Path folder : folders) {
                    if (isOfTheDead(String.valueOf(folder.getFileName()))) {
                        Files.deleteIfExists(folder.resolve(SOCKET));
                        Files.deleteIfExists(folder);
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                // There is no such place, the folder is another user's, or somebody else is clearing up.
            }
        }
    }

    private static boolean isOfTheDead(String folder) {
        int end = folder.indexOf('-', PREFIX.length());
        try {
            long pid = end < 0 ? 0 : Long.parseLong(folder.substring(PREFIX.length(), end));
            return pid > 0 && !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
