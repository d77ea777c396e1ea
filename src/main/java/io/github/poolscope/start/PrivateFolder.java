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
 * A new folder for temporary files and sockets that only this user can enter, with a path short enough for a socket
 * address. Its name identifies its process, so that it can be removed after a program that was killed: see {@link
 * AbandonedFolders}. It contains files only, no subfolders.
 */
public final class PrivateFolder {
    static final String PREFIX = "poolscope-";

    /** The maximum length of a path in a socket address on all platforms. */
    private static final int MAX_ADDRESS_LENGTH = 100;

    /** The maximum length of the rest of an address: a random number and the socket's name. */
    private static final int REST = "zik0zj/pool.socket".length();

    /** A file system in memory, as far as the platform has one. */
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    /** The space that must be free there, in bytes: in a container it may be small, and programs share it. */
    private static final long ENOUGH_IN_MEMORY = 512L << 20;

    /** The disk space of a folder, in bytes. */
    private static final int SIZE = 4096;

    private static final FileAttribute<?>[] FOR_THE_OWNER = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };

    private PrivateFolder() {}

    /**
     * Creates a folder in the folder for temporary files.
     *
     * @throws IOException if that is full, missing, or read-only; the message says which
     */
    public static Path create() throws IOException {
        Path usual = usualPlace();
        boolean fits = usual.toString().length() + 1 + ownPrefix().length() + REST < MAX_ADDRESS_LENGTH;
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

    /**
     * Creates a folder for files that are written often, where that is fastest: in memory if there is room.
     *
     * @throws IOException as {@link #create}
     */
    public static Path createFast() throws IOException {
        if (hasRoomInMemory()) {
            ResourceTracker.begin();
            try {
                Path folder = createIn(IN_MEMORY);
                AbandonedFolders.clearOnce(folder);
                return folder;
            } catch (IOException e) {
                // The usual place may have room.
            }
        }
        return create();
    }

    private static boolean hasRoomInMemory() {
        try {
            return Files.isWritable(IN_MEMORY) && Files.getFileStore(IN_MEMORY).getUsableSpace() >= ENOUGH_IN_MEMORY;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the prefix of this process's folder and file names. */
    static String ownPrefix() {
        return PREFIX + ProcessStamp.own().text() + "-";
    }

    /** Returns a new name for a file or a folder of this process, by which it is found for removal later. */
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
                // The name is taken, by this program or by another user who guesses names: tries the next number.
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
     * Returns the folder for temporary files.
     *
     * @throws IOException if its path contains characters that this JVM can't use in file names, as in the POSIX locale
     */
    static Path usualPlace() throws IOException {
        String told = System.getProperty("java.io.tmpdir");
        try {
            return Path.of(told).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw StartFault.ofName(told, e);
        }
    }

    /** Returns the file system in memory; may not exist. */
    static Path inMemory() {
        return IN_MEMORY;
    }

    /** Returns where folders are created if the usual path is too long. */
    static Path otherPlace() {
        return Path.of("/tmp");
    }

    /** Returns the folder that contains a file or a folder. */
    static Path placeOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "it is absolute");
    }

    /**
     * Removes a private folder and the files in it. What can't be removed, as another process has just created a file,
     * is removed when this program has ended.
     */
    public static void remove(Path folder) {
        AbandonedFolders.removeFolder(folder);
    }

    /** Removes the folders of a process that has ended without doing so. */
    public static void clearAfter(long pid) {
        AbandonedFolders.clear(PREFIX + pid + "-*");
    }
}
