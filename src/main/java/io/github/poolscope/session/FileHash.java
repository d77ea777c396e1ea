package io.github.poolscope.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The SHA-256 of files; that of a file is computed once, as long as its size and modification time are the same. */
final class FileHash {
    /** More files than one program uses: beyond them, hashes are not kept. */
    private static final int MOST = 1_000;

    private static final Map<Key, String> KNOWN = new ConcurrentHashMap<>();

    private FileHash() {}

    private record Key(Path file, long size, FileTime modified) {}

    /** Returns a file's hash in hexadecimal digits; empty if it can't be read. Blocks while it is read. */
    static Optional<String> of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return Optional.empty();
            }
            Key key = new Key(file.toAbsolutePath(), attributes.size(), attributes.lastModifiedTime());
            String known = KNOWN.get(key);
            if (known != null) {
                return Optional.of(known);
            }
            String computed = compute(file);
            if (KNOWN.size() < MOST) {
                KNOWN.put(key, computed);
            }
            return Optional.of(computed);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String compute(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Each JVM has it.
        }
    }
}
