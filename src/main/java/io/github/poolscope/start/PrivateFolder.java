package io.github.poolscope.start;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A new folder for temporary files and sockets that only this user may enter, whose path is short enough for a socket's
 * address. Its name says whose it is, so that it can be cleared away after a program that was killed: see
 * {@link AbandonedFolders}. It holds files only, no further folders.
 */
public final class PrivateFolder {
    static final String PREFIX = "poolscope-";

    /** The longest path that a socket's address may have everywhere. */
    private static final int LONGEST_ADDRESS = 100;

    /** How long the rest of an address is at the most: a random number and the socket's name. */
    private static final int REST = "zik0zj/pool.socket".length();

    /** What a folder takes of a disk. */
    private static final int SIZE = 4096;

    private static final FileAttribute<?>[] FOR_THE_OWNER = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };

    private PrivateFolder() {}

    /**
     * Makes one in the folder for temporary files.
     *
     * @throws IOException if that is full, missing, or not to be written to; the message says which
     */
    public static Path create() throws IOException {
        Path usual = usualPlace();
        boolean fits = usual.toString().length() + 1 + ownPrefix().length() + REST < LONGEST_ADDRESS;
        Path parent = fits ? usual : otherPlace();
        ResourceTracker.begin();
        try {
            Path folder = createIn(parent);
            AbandonedFolders.clearOnce(folder);
            return folder;
        } catch (IOException e) {
            throw StartFault.ofFile(parent, SIZE, e);
        }
    }

    /** What the names of this process's folders and files begin with. */
    static String ownPrefix() {
        return PREFIX + ProcessStamp.own().text() + "-";
    }

    /** A name by which a file or a folder of this process is cleared away after it. */
    static String newName() {
        int random = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        return ownPrefix() + Integer.toString(random, Character.MAX_RADIX);
    }

    private static Path createIn(Path parent) throws IOException {
        FileAttribute<?>[] attributes =
                parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? FOR_THE_OWNER
                        : new FileAttribute<?>[0];
        while (true) {
            try {
                return Files.createDirectory(parent.resolve(newName()), attributes);
            } catch (FileAlreadyExistsException e) {
                // Another of this program's, or a stranger's who guesses names: the next number will do.
            }
        }
    }

    /**
     * Opens a socket in a private folder.
     *
     * @throws IOException as {@link #create}; the folder is removed then
     */
    public static ServerSocketChannel listen(Path socket) throws IOException {
        Path folder = placeOf(socket);
        try {
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                return server.bind(UnixDomainSocketAddress.of(socket));
            } catch (IOException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
            throw StartFault.ofFile(placeOf(folder), SIZE, e);
        }
    }

    /**
     * The folder for temporary files.
     *
     * @throws IOException if its path has characters that this JVM can't name files with, as in the POSIX locale
     */
    static Path usualPlace() throws IOException {
        String told = System.getProperty("java.io.tmpdir");
        try {
            return Path.of(told).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw StartFault.ofName(told, e);
        }
    }

    /** Where folders are made if the path of the usual place is too long. */
    static Path otherPlace() {
        return Path.of("/tmp");
    }

    /** The folder in which a file or a folder lies. */
    static Path placeOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "it is absolute");
    }

    /** Clears away the folders of a process that has ended without doing so itself. */
    public static void clearAfter(long pid) {
        AbandonedFolders.clear(PREFIX + pid + "-*");
    }
}
