package io.github.poolscope.start;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The private folders of this user's programs that have ended without clearing up. The next program that makes one removes
 * them, and so does any number of programs at once.
 *
 * <p>A folder is left alone if it is a symbolic link, another user's, or its owner lives: a process with that PID which was
 * started at that instant, or one that can't be seen from here, as in another container, but that listens at a socket in
 * it. Nothing is removed but the files that lie in the folder itself.
 */
final class Leftovers {
    /** What a process takes at the most to open its socket once it has made its folder. */
    private static final Duration OPENING = Duration.ofMinutes(1);

    private static final AtomicBoolean CLEARED = new AtomicBoolean();

    private Leftovers() {}

    /**
     * Clears up in the background, once in the life of this process: a folder for temporary files may be large.
     *
     * @param own a folder of this process
     */
    static void clearOnce(Path own) {
        if (CLEARED.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> clear(PrivateFolder.PREFIX + "*"), "poolscope leftovers");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Clears up what has such a name and a dead owner. */
    static void clear(String pattern) {
        clear(Set.copyOf(List.of(PrivateFolder.usualPlace(), PrivateFolder.otherPlace())), pattern);
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
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && user.isPresent()
                    && user.get().equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))
                    && owner(folder).filter(owner -> !owner.isAlive()).isPresent()
                    && nobodyListens(folder);
        } catch (IOException e) {
            return false; // Somebody else is removing it.
        }
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
                try (SocketChannel unused = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                    return false;
                } catch (ConnectException e) {
                    // Refused: its process is gone.
                }
            }
        }
        return sockets
                || Files.getLastModifiedTime(folder)
                        .toInstant()
                        .isBefore(Instant.now().minus(OPENING));
    }

    /** Removes what lies in it, and nothing that lies deeper. */
    private static void remove(Path folder) {
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
