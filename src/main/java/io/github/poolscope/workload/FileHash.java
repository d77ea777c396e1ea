package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads the file that its item names and returns its SHA-256 digest in lower-case hex, as {@code sha256sum} does. */
record FileHash() implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 1 << 16;

    @Override
    public Object call(Object item) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[BUFFER];
        try (InputStream file = Files.newInputStream(FileItem.path(item))) {
            int read = file.read(buffer);
            while (read >= 0) {
                digest.update(buffer, 0, read);
                read = file.read(buffer);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
