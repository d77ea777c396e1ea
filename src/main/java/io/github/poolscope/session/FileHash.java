package io.github.poolscope.session;

import io.github.poolscope.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
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
            String computed = Sha256.of(file);
            if (KNOWN.size() < MOST) {
                KNOWN.put(key, computed);
            }
            return Optional.of(computed);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
