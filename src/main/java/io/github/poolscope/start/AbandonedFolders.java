package io.github.poolscope.start;

import io.github.poolscope.concurrent.DaemonThreads;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Removes the private folders and files of this user's programs that ended without doing so. The next program that
 * creates a folder removes them; several programs may do so at once.
 *
 * <p>A folder is kept if it is a symbolic link, belongs to another user, or its owner is alive: a process with that PID
 * and start, or an invisible one, as in another container, that listens at a socket in it. Only files directly in the
 * folder are removed. The same applies to a file.
 */
final class AbandonedFolders {
    /**
     * The maximum time between creating a folder and opening the socket in it, or between creating a file and using it.
     */
    private static final Duration OPENING = Duration.ofMinutes(1);

    private static final AtomicBoolean CLEARED = new AtomicBoolean();

    private AbandonedFolders() {}

    /**
     * Cleans up in the background, once per process, since a folder for temporary files may be large.
     *
     * @param own a folder of this process
     */
    static void clearOnce(Path own) {
        if (CLEARED.compareAndSet(false, true)) {
            DaemonThreads.start("poolscope leftovers", () -> clear(PrivateFolder.PREFIX + "*"));
        }
    }

    /** Removes what matches the name pattern and has a dead owner. */
    static void clear(String pattern) {
        Set<Path> places = new HashSet<>(List.of(PrivateFolder.otherPlace(), PrivateFolder.inMemory()));
        try {
            places.add(PrivateFolder.usualPlace());
        } catch (IOException e) {
            // Nothing can have been created there.
        }
        clear(places, pattern);
    }

    static void clear(Collection<Path> places, String pattern) {
        Optional<UserPrincipal> user = user();
        for (Path place : places) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, pattern)) {
                for (Path folder : folders) {
                    if (isLeft(folder, user)) {
                        remove(folder);
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                // The folder does not exist.
            }
        }
    }

    private static Optional<UserPrincipal> user() {
        try {
            return Optional.of(Files.getOwner(Path.of("/proc/self")));
        } catch (IOException e) {
            // A system without such files.
        }
        try {
            return Optional.of(FileSystems.getDefault()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name")));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static boolean isLeft(Path folder, Optional<UserPrincipal> user) {
        try {
            return (isFolder(folder) || Files.isRegularFile(folder, LinkOption.NOFOLLOW_LINKS))
                    && user.isPresent()
                    && user.get().equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))
                    && owner(folder).filter(owner -> !owner.isAlive()).isPresent()
                    && (isFolder(folder) ? nobodyListens(folder) : isOld(folder));
        } catch (IOException e) {
            return false; // Another process is removing it.
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isOld(Path path) throws IOException {
        return Files.getLastModifiedTime(path)
                .toInstant()
                .isBefore(Instant.now().minus(OPENING));
    }

    /** Returns the owner, from the name. */
    private static Optional<ProcessStamp> owner(Path folder) {
        String name = String.valueOf(folder.getFileName()).substring(PrivateFolder.PREFIX.length());
        int random = name.lastIndexOf('-');
        return random < 0 ? Optional.empty() : ProcessStamp.read(name.substring(0, random));
    }

    private static boolean nobodyListens(Path folder) throws IOException {
        boolean sockets = false;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.socket")) {
            for (Path socket : all) {
                sockets = true;
                if (isListenedTo(socket)) {
                    return false;
                }
            }
        }
        return sockets || isOld(folder);
    }

    private static boolean isListenedTo(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (ConnectException e) {
            return false; // The connection is refused: its process has ended.
        }
    }

    private static void remove(Path path) {
        if (isFolder(path)) {
            removeFolder(path);
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Another process is removing it.
        }
    }

    /** Removes the files directly in the folder, then the folder. */
    static void removeFolder(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException | DirectoryIteratorException e) {
            // Another process is removing it, or it contains something that is not ours.
        }
    }
}
