package io.github.poolscope.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A new folder for sockets that only this user may enter, whose path is short enough for a socket's address. */
public final class PrivateFolder {
    /** The longest path that a socket's address may have everywhere. */
    private static final int LONGEST_ADDRESS = 100;

    /** How long the rest of an address is at the most: the folder's number and the socket's name. */
    private static final int REST = "/1234567890123456789/pool.socket".length();

    private PrivateFolder() {}

    /**
     * Makes it in the folder for temporary files.
     *
     * @param prefix what its name begins with
     */
    public static Path create(String prefix) throws IOException {
        Path usual = Path.of(System.getProperty("java.io.tmpdir"));
        boolean fits = usual.toAbsolutePath().toString().length() + prefix.length() + REST < LONGEST_ADDRESS;
        Path parent = fits ? usual : Path.of("/tmp");
        return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createTempDirectory(
                        parent,
                        prefix,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createTempDirectory(parent, prefix);
    }
}
