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
 * The private folders and files of this user's programs that have ended without clearing up. The next program that makes a
 * folder removes them, and so does any number of programs at once.
 *
 * <p>A folder is left alone if it is a symbolic link, another user's, or its owner lives: a process with that PID which was
 * started at that instant, or one that can't be seen from here, as in another container, but that listens at a socket in
 * it. Nothing is removed but the files that lie in the folder itself. The same holds for a file.
 */
final class AbandonedFolders {
    /** What a process takes at the most to open its socket once it has made its folder, or to begin to use its file. */
    private static final Duration OPENING = Duration.ofMinutes(1);

    private static final AtomicBoolean CLEARED = new AtomicBoolean();

    private AbandonedFolders() {}

    /**
     * Clears up in the background, once in the life of this process: a folder for temporary files may be large.
     *
     * @param own a folder of this process
     */
    static void clearOnce(Path own) {
        if (CLEARED.compareAndSet(false, true)) {
            DaemonThreads.start("poolscope leftovers", () -> clear(PrivateFolder.PREFIX + "*"));
        }
    }

    /** Clears up what has such a name and a dead owner. */
    static void clear(String pattern) {
        Set<Path> places = new HashSet<>(List.of(PrivateFolder.otherPlace()));
        try {
            places.add(PrivateFolder.usualPlace());
        } catch (IOException e) {
            // Nothing can have been made there.
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
                // There is no such place.
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
            return false; // Somebody else is removing it.
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

    /** Whose it is, by its name. */
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
            return false; // Refused: its process is gone.
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
            // Somebody else is removing it.
        }
    }

    /** Removes what lies in it, and nothing that lies deeper. */
    private static void removeFolder(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException | DirectoryIteratorException e) {
            // Somebody else is removing it, or it holds what is none of ours.
        }
    }
}
